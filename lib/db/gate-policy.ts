import { gatePolicy, type GatePolicy } from '@/lib/domain/stages/policy/policy';
import type { PublishedPolicy } from '@/lib/domain/use-case/facts';
import { memoized } from './memoized';
import type { WorkspaceTx } from './workspace-transaction';

/** The newest published version alone counts. Every workspace has one from its first day. */
export async function newestPolicy(tx: WorkspaceTx): Promise<PublishedPolicy> {
  const [newest] = await tx.$queryRaw<{ version: number; definition: string }[]>`
    select version, definition::text from gate_policy
    where workspace_id = ${tx.workspaceId}::uuid order by version desc limit 1`;
  if (!newest) throw new Error('A workspace without a gate policy.');
  return { version: newest.version, definition: policyOf(newest.definition) };
}

// Published policies never change, and their versions are few: each is read once.
const policyOf = memoized((text): GatePolicy => gatePolicy.parse(JSON.parse(text)), 200);

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
