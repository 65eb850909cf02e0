import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { hourOf } from '@/lib/domain/day';
import type { WorkItem } from '@/lib/domain/work/work';
import { loadSettings } from '@/lib/db/load-rule-context';
import { planOnce } from '@/lib/db/plan-once';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { keptInWorkspace } from '@/lib/db/while-unchanged';
import { fromWork } from '@/lib/db/work';
import { now } from '@/lib/env';

/** `currency`: of the value that is held back. */
export type MyWork = { items: WorkItem[]; more: number; currency: string; now: Date };

const shown = 100;

/** Everything that waits on the actor, what holds back the most value first. Null for whoever may not see the workspace. */
export async function myWork(actor: Actor): Promise<MyWork | null> {
  if (can(actor, 'view')) return null;
  const at = now();
  return inWorkspace(actor.workspaceId, async (tx) => {
    planOnce(tx);
    const rows = await loadWork(tx, actor, at);
    const { currency } = await loadSettings(tx);
    const more = Math.max(0, (rows[0]?.all ?? 0) - shown);
    return { items: rows.map(({ all: _, ...item }) => item), more, currency, now: at };
  });
}

/**
 * How many things wait on the actor, for the badge of every page. It is looked for among all that the actor owns, so it is kept while nothing
 * is written: at hand where that is known.
 */
export function waitingCount(actor: Actor): number | Promise<number> {
  if (can(actor, 'view')) return 0;
  const { memberId } = actor;
  const at = now();
  // Days run out by themselves, so it is kept for an hour at most.
  return keptInWorkspace(actor, `work ${hourOf(at)} ${memberId}`, async (tx) => {
    planOnce(tx);
    const [row] = await tx.$queryRaw<
      [{ work: number }]
    >`select count(*)::int as work ${fromWork(tx, at, { memberId })}`;
    return row.work;
  });
}

/** What holds back the most value first; of the same, what is due the soonest; then what waits longest. */
const loadWork = (tx: WorkspaceTx, { memberId }: Actor, at: Date): Promise<(WorkItem & { all: number })[]> =>
  tx.$queryRaw<(WorkItem & { all: number })[]>`
    select (count(*) over ())::int as all, w.kind, u.key, u.title, w.ref, w.about, w.role, m.name as "behalfOf", w.since,
      w.due_on::text as "dueOn", u.monthly_value::float8 as "monthlyValue"
    ${fromWork(tx, at, { memberId })} left join member m on m.id = w.behalf_of
    order by u.monthly_value desc nulls last, w.due_on nulls last, w.since limit ${shown}`;
