import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { addDays, addSeconds, dayOf } from '@/lib/domain/day';
import { dueWithinDays } from '@/lib/domain/portfolio/aggregates';
import {
  firstReportSince,
  movements,
  type BoardFacts,
  type HeldThing,
  type ItemBlocking,
  type Listed,
  type Moved,
  type Movement,
} from '@/lib/domain/portfolio/board-facts';
import { actionTiers, trackStages } from '@/lib/domain/stages/stages';
import { scopeOf } from '@/lib/domain/use-case/filter-words';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { Prisma } from '@/lib/db/generated/client';
import { itemDone, itemWaived } from '@/lib/db/open-item';
import { filterSql } from '@/lib/db/use-case-filter';
import { fromWork } from '@/lib/db/work';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { filterQuery } from '@/lib/url/filters';
import { portfolioWithin } from './portfolio';
import { readerOf, type Reader } from './waited-on';

/** Rows of each list that a report shows. */
const shown = { held: 10, due: 14, moved: 18 };

/**
 * What the board report says of the use cases that the filter leaves, as this reader may know it. `since`: when the report before
 * was made; without it, when the last one of the same filter was mailed, else four weeks back. Null for somebody who may not see the workspace.
 */
export async function boardFacts(
  actor: Actor,
  filters: UseCaseFilters,
  since: Date | null = null,
): Promise<BoardFacts | null> {
  if (can(actor, 'view')) return null;
  const at = now();
  return inWorkspace(
    actor.workspaceId,
    async (tx) => {
      const from = since ?? (await lastMailed(tx, filters)) ?? firstReportSince(at);
      return load(tx, actor, filters, at, from);
    },
    { timeout: 60_000 },
  );
}

/** When the last report of this filter was mailed to anybody. */
async function lastMailed(tx: WorkspaceTx, filters: UseCaseFilters): Promise<Date | null> {
  const { _max } = await tx.reportSchedule.aggregate({
    where: { workspaceId: tx.workspaceId, filter: filterQuery(filters) },
    _max: { lastAt: true },
  });
  return _max.lastAt;
}

async function load(
  tx: WorkspaceTx,
  actor: Actor,
  filters: UseCaseFilters,
  at: Date,
  since: Date,
): Promise<BoardFacts> {
  const reader = await readerOf(tx, actor.memberId);
  const { aggregates, options, secondsBehind } = await portfolioWithin(tx, reader, filters, at);
  const { name } = await tx.workspace.findUniqueOrThrow({ where: { id: tx.workspaceId }, select: { name: true } });
  const where = filterSql(tx, filters);
  return {
    workspace: name,
    scope: scopeOf(filters, options),
    at: addSeconds(at, -secondsBehind).toISOString(),
    since: since.toISOString(),
    aggregates,
    blockers: await loadBlockers(tx, where, at),
    blocked: await countBlocked(tx, where),
    held: await loadHeld(tx, where, at, reader, 'longest'),
    due: await loadHeld(tx, where, at, reader, 'due'),
    moved: await loadMoved(tx, where, since),
  };
}

/**
 * Open blockers by item, of what is on its last way to production: `openBlocker` of lib/domain/checklist/items.ts for many use
 * cases at once. A test compares their sum with what each use case keeps.
 */
async function loadBlockers(tx: WorkspaceTx, where: Prisma.Sql, at: Date): Promise<ItemBlocking[]> {
  const today = dayOf(at);
  const blocking = checklistTemplate.flatMap(({ id, signs, blocks, neverWaivableIn }) =>
    actionTiers
      .filter((tier) => blocks.includes(tier))
      .map((tier) => Prisma.sql`(${id}, ${signs}, ${tier}, ${!neverWaivableIn.includes(tier)}::boolean)`),
  );
  const rows = await tx.$queryRaw<ItemBlocking[]>`
    select t.item_id as "itemId", t.role, count(*)::int as "useCases"
    from use_case u
    join (values ${Prisma.join(blocking)}) as t (item_id, role, tier, waivable)
      -- Nothing stated counts as the worst case.
      on t.tier = coalesce(u.effective_tier, 'irreversible')
    left join checklist_item i on i.use_case_id = u.id and i.item_id = t.item_id
    where ${where} and u.stage in ('pilot', 'go-live-review')
      and ${itemDone(today)} is not true
      and not (t.waivable and ${itemWaived(Prisma.sql`t.item_id`, today)})
    group by t.item_id, t.role`;
  const place = new Map(checklistTemplate.map(({ id }, index) => [id, index]));
  return rows.sort((a, b) => b.useCases - a.useCases || (place.get(a.itemId) ?? 0) - (place.get(b.itemId) ?? 0));
}

async function countBlocked(tx: WorkspaceTx, where: Prisma.Sql): Promise<number> {
  const [row] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from use_case u
    where ${where} and u.stage in ('pilot', 'go-live-review') and u.open_blockers > 0`;
  return row.count;
}

/** What has waited longest, or what is overdue and runs out soonest; a thing that waits on several is one. */
async function loadHeld(
  tx: WorkspaceTx,
  where: Prisma.Sql,
  at: Date,
  reader: Reader,
  by: 'longest' | 'due',
): Promise<Listed<HeldThing>> {
  const limit = by === 'due' ? shown.due : shown.held;
  const soon = Prisma.sql`and w.due_on <= ${addDays(dayOf(at), dueWithinDays)}::date`;
  const rows = await tx.$queryRaw<(HeldThing & { all: number })[]>`
    select w.kind, w.ref, w.about, u.key, u.title, array_agg(distinct m.name order by m.name) as people,
      greatest(0, floor(extract(epoch from ${at}::timestamptz - min(w.since)) / 86400))::int as days,
      min(w.due_on)::text as "dueOn", (count(*) over ())::int as all
    ${fromWork(tx, at, { readerId: reader.blindMember })} join member m on m.id = w.member_id
    where w.behalf_of is null and ${where} ${by === 'due' ? soon : Prisma.empty}
    group by w.kind, w.ref, w.about, u.id
    order by ${by === 'due' ? Prisma.sql`min(w.due_on)` : Prisma.sql`min(w.since)`}, u.key, w.kind, w.ref
    limit ${limit}`;
  return { all: rows[0]?.all ?? 0, rows: rows.map(({ all: _, ...row }) => row) };
}

/** What stands elsewhere than at the moment `since`, by its stage periods. */
async function loadMoved(tx: WorkspaceTx, where: Prisma.Sql, since: Date): Promise<BoardFacts['moved']> {
  const moment = Prisma.sql`${since}::timestamptz`;
  const track = Prisma.sql`${[...trackStages]}::text[]`;
  const place = (stage: Prisma.Sql) => Prisma.sql`array_position(${track}, ${stage})`;
  const moved = Prisma.sql`changed as (
      select distinct p.use_case_id from stage_period p
      where p.workspace_id = ${tx.workspaceId}::uuid and p.began_at > ${moment}
    ), beside as (
      select u.id, u.key, u.title, u.stage as "to", was.stage as "from", u.stage_entered_at as at, case
        when u.stage = 'production' and was.stage is distinct from 'production' then 'live'
        when u.stage in ('rejected', 'retired') and was.stage is distinct from u.stage then 'given-up'
        when u.stage = 'parked' and was.stage is distinct from 'parked' then 'parked'
        when was.stage is null then 'new'
        when ${place(Prisma.raw('u.stage'))} > coalesce(${place(Prisma.raw('was.stage'))}, 0) then 'forward'
        when ${place(Prisma.raw('u.stage'))} < ${place(Prisma.raw('was.stage'))} then 'back'
        end as movement
      from changed c join use_case u on u.id = c.use_case_id
      left join lateral (
        select p.stage from stage_period p
        where p.use_case_id = u.id and p.began_at <= ${moment} order by p.number desc limit 1
      ) was on true
      where ${where}
    )`;
  const sums = await tx.$queryRaw<{ movement: Movement; count: number }[]>`
    with ${moved} select movement, count(*)::int as count from beside where movement is not null group by movement`;
  const list = await tx.$queryRaw<Moved[]>`
    with ${moved}
    select key, title, movement, "from", "to", to_char(at at time zone 'UTC', 'YYYY-MM-DD') as on
    from beside where movement is not null
    order by array_position(${[...movements]}::text[], movement), at desc, key limit ${shown.moved}`;
  const counts = Object.fromEntries(
    movements.map((movement) => [movement, sums.find((row) => row.movement === movement)?.count ?? 0]),
  ) as Record<Movement, number>;
  return { counts, list };
}
