import { gatePolicy, type GatePolicy } from '@/lib/domain/stages/policy/policy';
import type { PublishedPolicy } from '@/lib/domain/use-case/facts';
import type { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/** The gate policies of a workspace that count: the newest published version alone. */
export const newestFirst = {
  orderBy: { version: 'desc' },
  take: 1,
  select: { version: true, definition: true },
} satisfies Prisma.Workspace$gatePoliciesArgs;

export async function newestPolicy(tx: WorkspaceTx): Promise<PublishedPolicy> {
  const rows = await tx.gatePolicy.findMany({ where: { workspaceId: tx.workspaceId }, ...newestFirst });
  return toPolicy(rows);
}

/** Every workspace has one from its first day. */
export function toPolicy([newest]: { version: number; definition: unknown }[]): PublishedPolicy {
  if (!newest) throw new Error('A workspace without a gate policy.');
  return { version: newest.version, definition: gatePolicy.parse(newest.definition) };
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
