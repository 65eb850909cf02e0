import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Change } from '@/lib/domain/audit/changes';
import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import { gatePolicy, type GatePolicy } from '@/lib/domain/stages/policy/policy';
import { policyChanges } from '@/lib/domain/stages/policy/policy-form';
import { newestPolicy, policyDraft, type PolicyDraft } from '@/lib/db/gate-policy';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

export type PolicyVersion = {
  version: number;
  publishedAt: Date;
  /** Null: the workspace began with it. */
  publishedBy: string | null;
  note: string | null;
};

export type PolicyPage = {
  newest: PolicyVersion & { definition: GatePolicy };
  /** Newest first. */
  versions: PolicyVersion[];
  draft: PolicyDraft | null;
  mayChange: Reason | null;
  now: Date;
};

/** The gate policy as it is, its versions, and the draft of the next. Null for whoever may not see the workspace. */
export async function policyPage(actor: Actor): Promise<PolicyPage | null> {
  if (can(actor, 'view')) return null;
  const mayChange = can(actor, 'manage-settings');
  return inWorkspace(actor.workspaceId, async (tx) => {
    const versions = await loadVersions(tx);
    const [newest] = versions;
    if (!newest) return null;
    const { definition } = await newestPolicy(tx);
    const draft = mayChange ? null : await policyDraft(tx);
    return { newest: { ...newest, definition }, versions, draft, mayChange, now: now() };
  });
}

export type PublishedVersion = PolicyVersion & {
  definition: GatePolicy;
  /** From the version before, as both read on the day it was published; null of the first. */
  changes: Change[] | null;
  newest: number;
  now: Date;
};

/** One version as it was published. Null where there is none. */
export async function policyVersion(actor: Actor, version: number): Promise<PublishedVersion | null> {
  if (can(actor, 'view')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { workspaceId } = tx;
    const versions = await loadVersions(tx);
    const found = versions.find((one) => one.version === version);
    const [newest] = versions;
    if (!found || !newest) return null;
    const rows = await tx.gatePolicy.findMany({
      where: { workspaceId, version: { in: [version, version - 1] } },
      orderBy: { version: 'desc' },
      select: { definition: true },
    });
    const [definition, before] = rows.map((row) => gatePolicy.parse(row.definition));
    if (!definition) return null;
    const changes = before ? policyChanges(before, definition, dayOf(found.publishedAt)) : null;
    return { ...found, definition, changes, newest: newest.version, now: now() };
  });
}

async function loadVersions(tx: WorkspaceTx): Promise<PolicyVersion[]> {
  const rows = await tx.gatePolicy.findMany({
    where: { workspaceId: tx.workspaceId },
    orderBy: { version: 'desc' },
    select: { version: true, publishedAt: true, note: true, publishedBy: { select: { name: true } } },
  });
  return rows.map(({ publishedBy, ...row }) => ({ ...row, publishedBy: publishedBy?.name ?? null }));
}
