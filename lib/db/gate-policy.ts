import { memoized } from '@/lib/domain/memoized';
import { gatePolicy, type GatePolicy } from '@/lib/domain/stages/policy/policy';
import type { PublishedPolicy } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from './workspace-transaction';

/** The newest published version alone counts. Every workspace, $1, has one from its first day. */
export const newestPolicySql = `
  select version, definition::text from gate_policy where workspace_id = $1::uuid order by version desc limit 1`;

export type PolicyRow = { version: number; definition: string };

export async function newestPolicy(tx: WorkspaceTx): Promise<PublishedPolicy> {
  const [newest] = await tx.$queryRawUnsafe<PolicyRow[]>(newestPolicySql, tx.workspaceId);
  if (!newest) throw new Error('A workspace without a gate policy.');
  return toPolicy(newest);
}

export const toPolicy = ({ version, definition }: PolicyRow): PublishedPolicy => ({
  version,
  definition: policyOf(definition),
});

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
