import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { actionTiers, type ActionTier, type Stage } from '@/lib/domain/stages/stages';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

/** How many stand on one tier of one system. */
export type LadderCell = {
  tier: ActionTier;
  /** In production: what the next tier builds on. */
  live: number;
  /** In a POC, pilot or review: the successes to come. */
  onTheWay: number;
  /** Of this tier, barred by action risk or user group alone: would be a next step with a rung below. */
  waiting: number;
  /** Of this tier, a next step by what is in production. */
  opened: number;
};

export type LadderSystem = { id: string; name: string; cells: LadderCell[] };

export type Opening = {
  key: string;
  title: string;
  stage: Stage;
  tier: ActionTier;
  /** How many this one would open by reaching production, and the best of them. */
  count: number;
  opens: { key: string; title: string; score: number }[];
};

export type Ladder = {
  /** All of the workspace, tier by tier. */
  all: LadderCell[];
  /** The systems with the most on them. */
  systems: LadderSystem[];
  moreSystems: number;
  openings: Opening[];
};

const systemsShown = 12;
const openingsShown = 20;
/** The closest to production of which it is asked what they would open. */
const openingsAsked = 200;
const opensShown = 4;

/** Where the portfolio stands on the ladder, and which candidates each success would open. Null for whoever may not see it. */
export async function ladder(actor: Actor): Promise<Ladder | null> {
  if (can(actor, 'view')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const { all, systems } = await loadCells(tx);
    const openings = await loadOpenings(tx);
    return {
      all,
      systems: systems.slice(0, systemsShown),
      moreSystems: Math.max(0, systems.length - systemsShown),
      openings,
    };
  });
}

async function loadCells(tx: WorkspaceTx): Promise<{ all: LadderCell[]; systems: LadderSystem[] }> {
  type Row = LadderCell & { id: string | null; name: string | null };
  const rows = await tx.$queryRaw<Row[]>`
    with placed as (
      select u.id, u.effective_tier as tier, u.stage = 'production' as live,
        u.stage in ('poc', 'pilot', 'go-live-review') as on_the_way,
        u.climbs and u.verdict = 'not-first' as waiting, u.climbs and u.verdict = 'next-step' as opened
      from use_case u
      where u.workspace_id = ${tx.workspaceId}::uuid and u.effective_tier is not null
        and u.stage not in ('rejected', 'retired')
    ), counted as (
      select null::uuid as id, tier, count(*) filter (where live) as live, count(*) filter (where on_the_way) as way,
        count(*) filter (where waiting) as waiting, count(*) filter (where opened) as opened
      from placed group by tier
      union all
      select s.system_id, p.tier, count(*) filter (where p.live), count(*) filter (where p.on_the_way),
        count(*) filter (where p.waiting), count(*) filter (where p.opened)
      from placed p join use_case_system s on s.use_case_id = p.id group by s.system_id, p.tier
    )
    select c.id, y.name, c.tier, c.live::int, c.way::int as "onTheWay", c.waiting::int, c.opened::int
    from counted c left join system y on y.id = c.id`;
  const cells = (of: Row[]): LadderCell[] =>
    actionTiers.map((tier) => {
      const { live = 0, onTheWay = 0, waiting = 0, opened = 0 } = of.find((row) => row.tier === tier) ?? {};
      return { tier, live, onTheWay, waiting, opened };
    });
  const ids = [...new Set(rows.flatMap(({ id }) => id ?? []))];
  const size = ({ cells: own }: LadderSystem) =>
    own.reduce((sum, { live, onTheWay, waiting, opened }) => sum + live + onTheWay + waiting + opened, 0);
  const systems = ids.map((id) => {
    const own = rows.filter((row) => row.id === id);
    return { id, name: own[0]?.name ?? '', cells: cells(own) };
  });
  return {
    all: cells(rows.filter(({ id }) => id === null)),
    systems: systems.sort((a, b) => size(b) - size(a) || a.name.localeCompare(b.name)),
  };
}

/** Those closest to production first; each with what its success would open. */
async function loadOpenings(tx: WorkspaceTx): Promise<Opening[]> {
  const tiers = [...actionTiers];
  const rows = await tx.$queryRaw<(Omit<Opening, 'opens'> & { opens: Opening['opens'] | null })[]>`
    with way as (
      select u.id, u.key, u.title, u.stage, u.effective_tier as tier,
        array_position(array['go-live-review', 'pilot', 'poc', 'assessed'], u.stage) as place
      from use_case u
      where u.workspace_id = ${tx.workspaceId}::uuid and u.stage in ('go-live-review', 'pilot', 'poc', 'assessed')
        and u.effective_tier is not null
      order by place, u.key limit ${openingsAsked}
    ), waiting as materialized (
      select c.id, c.key, c.title, c.score, array_position(${tiers}, c.effective_tier) as tier_at, s.system_id
      from use_case c join use_case_system s on s.use_case_id = c.id
      where c.workspace_id = ${tx.workspaceId}::uuid and c.climbs and c.verdict = 'not-first' and c.effective_tier is not null
        and c.stage not in ('rejected', 'retired')
    )
    select way.key, way.title, way.stage, way.tier, o.count, o.opens
    from way cross join lateral (
      select count(*)::int as count,
        (array_agg(jsonb_build_object('key', w.key, 'title', w.title, 'score', w.score) order by w.score desc, w.key))[1:${opensShown}::int] as opens
      from (
        select distinct w.id, w.key, w.title, w.score from waiting w
        where w.tier_at = array_position(${tiers}, way.tier) + 1 and w.id <> way.id
          and w.system_id in (select system_id from use_case_system where use_case_id = way.id)
      ) w
    ) o
    where o.count > 0
    order by way.place, o.count desc, way.key limit ${openingsShown}`;
  return rows.map((row) => ({ ...row, opens: row.opens ?? [] }));
}
