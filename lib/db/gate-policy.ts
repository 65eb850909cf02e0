import { gatePolicy, type GatePolicy } from '@/lib/domain/stages/policy/policy';
import type { PublishedPolicy } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from './workspace-transaction';

/** The gate policy that counts: the newest published version. */
export async function newestPolicy(tx: WorkspaceTx): Promise<PublishedPolicy> {
  const { version, definition } = await tx.gatePolicy.findFirstOrThrow({
    where: { workspaceId: tx.workspaceId },
    orderBy: { version: 'desc' },
    select: { version: true, definition: true },
  });
  return { version, definition: gatePolicy.parse(definition) };
}

export type PolicyDraft = {
  definition: GatePolicy;
  /** Another one with every save. */
  state: string;
  savedBy: string;
  savedAt: Date;
};

export async function policyDraft(tx: WorkspaceTx): Promise<PolicyDraft | null> {
  const row = await tx.gatePolicyDraft.findUnique({ where: { workspaceId: tx.workspaceId } });
  if (!row) return null;
  const by = await tx.member.findUnique({ where: { id: row.savedById }, select: { name: true } });
  const { state, savedAt } = row;
  return { definition: gatePolicy.parse(row.definition), state, savedAt, savedBy: by?.name ?? 'Somebody' };
}
