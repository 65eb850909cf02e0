import { gatePolicy, type GatePolicy } from '@/lib/domain/stages/policy/policy';
import type { PublishedPolicy } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from './workspace-transaction';

export type StoredPolicy = { version: number; definition: string };

/** The gate policy of the workspace $1 that counts, as JSON: its newest published version. */
export const newestPolicySql = `
  select json_build_object('version', p.version, 'definition', p.definition::text)
  from gate_policy p where p.workspace_id = $1::uuid order by p.version desc limit 1`;

export async function newestPolicy(tx: WorkspaceTx): Promise<PublishedPolicy> {
  const [row] = await tx.$queryRawUnsafe<[{ policy: StoredPolicy | null }]>(
    `select (${newestPolicySql}) as policy`,
    tx.workspaceId,
  );
  return toPolicy(row.policy);
}

// Published policies never change and few differ: each is read once.
const byText = new Map<string, GatePolicy>();
const mostPolicies = 200;

/** Every workspace has one from its first day. */
export function toPolicy(newest: StoredPolicy | null): PublishedPolicy {
  if (!newest) throw new Error('A workspace without a gate policy.');
  const { version, definition: text } = newest;
  const definition = byText.get(text) ?? gatePolicy.parse(JSON.parse(text));
  if (byText.size >= mostPolicies) byText.clear();
  byText.set(text, definition);
  return { version, definition };
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
