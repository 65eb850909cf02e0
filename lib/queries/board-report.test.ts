import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { BoardFacts, Movement } from '@/lib/domain/portfolio/board-facts';
import { trackStages } from '@/lib/domain/stages/stages';
import { noFilters } from '@/lib/domain/use-case/list';
import { ownerSql } from '@/lib/testing/owner-sql';
import { loadLargeWorkspace } from '@/prisma/seed/large/load';
import { makeJourney } from '@/lib/testing/journey';
import { boardFacts } from './board-report';

const adminUrl = process.env.DATABASE_ADMIN_URL as string;
const slug = 'board-report';
const day = 86_400_000;
const weeks = 12;

describe('the facts of a board report', () => {
  let actor: Actor;
  let found: BoardFacts;
  const since = new Date(Date.now() - weeks * 7 * day);

  beforeAll(async () => {
    await loadLargeWorkspace(adminUrl, { slug, useCases: 300, now: new Date() });
    const [workspace] = await ownerSql<{ id: string }>(`select id from workspace where slug = $1`, [slug]);
    const id = workspace?.id as string;
    actor = { workspaceId: id, workspaceSlug: slug, memberId: id, name: 'Leader', role: 'viewer' };
    found = (await boardFacts(actor, noFilters, since)) as BoardFacts;
  });

  it('counts blockers by item as each use case counts its own', async () => {
    const [kept] = await ownerSql<{ blockers: number; blocked: number }>(
      `select sum(open_blockers)::int as blockers, (count(*) filter (where open_blockers > 0))::int as blocked
       from use_case where workspace_id = $1 and stage in ('pilot', 'go-live-review')`,
      [actor.workspaceId],
    );
    expect(kept?.blockers).toBeGreaterThan(0);
    expect(found.blockers.reduce((sum, { useCases }) => sum + useCases, 0)).toBe(kept?.blockers);
    expect(found.blocked).toBe(kept?.blocked);
  });

  it('tells each change since then once, as the periods tell it one by one', async () => {
    const periods = await ownerSql<{ id: string; stage: string; began: Date }>(
      `select use_case_id as id, stage, began_at as began from stage_period where workspace_id = $1 order by use_case_id, number`,
      [actor.workspaceId],
    );
    const counted: Record<string, number> = {};
    for (const id of new Set(periods.map((period) => period.id))) {
      const own = periods.filter((period) => period.id === id);
      const was = own.findLast(({ began }) => began <= since)?.stage ?? null;
      const movement = movementOf(was, own.at(-1)?.stage as string);
      if (movement && own.some(({ began }) => began > since)) counted[movement] = (counted[movement] ?? 0) + 1;
    }
    expect(Object.keys(counted).length).toBeGreaterThan(2);
    const told = Object.fromEntries(Object.entries(found.moved.counts).filter(([, count]) => count > 0));
    expect(told).toEqual(counted);
    expect(found.moved.list.length).toBeLessThanOrEqual(18);
  });

  it('keeps to the filter, and looks four weeks back where there is no report before', async () => {
    const sales = await boardFacts(actor, { ...noFilters, unit: 'UA' });
    expect(sales?.scope).toMatch(/^Unit: /);
    const at = new Date(sales?.at ?? 0).getTime();
    expect(at - new Date(sales?.since ?? 0).getTime()).toBe(28 * day);
    const [kept] = await ownerSql<{ blockers: number }>(
      `select coalesce(sum(open_blockers), 0)::int as blockers
       from use_case where workspace_id = $1 and key like 'UA-%' and stage in ('pilot', 'go-live-review')`,
      [actor.workspaceId],
    );
    expect(sales?.blockers.reduce((sum, { useCases }) => sum + useCases, 0)).toBe(kept?.blockers);
  });
});

/** By one use case, in plain words; null: it stands where it stood. */
function movementOf(was: string | null, is: string): Movement | null {
  if (was === is) return null;
  if (is === 'production') return 'live';
  if (is === 'rejected' || is === 'retired') return 'given-up';
  if (is === 'parked') return 'parked';
  if (was === null) return 'new';
  const place = (stage: string) => (trackStages as readonly string[]).indexOf(stage);
  return place(is) > place(was) ? 'forward' : 'back';
}

it('lists what waits once, with all on whom it waits, and nothing of another workspace', async () => {
  const journey = await makeJourney();
  await journey.does('save-scoring-round', journey.architect, {
    scorers: [{ member: journey.owners.security.memberId }, { member: journey.owners.business.memberId }],
  });
  const facts = await boardFacts(journey.architect, noFilters);
  const scores = facts?.held.rows.filter(({ kind }) => kind === 'score');
  expect(scores).toHaveLength(1);
  expect(scores?.[0]).toMatchObject({ key: journey.key, people: ['Bea Business', 'Sam Security'] });
  const things = facts?.aggregates.waited.roles.reduce((sum, role) => sum + role.things, 0);
  expect(facts?.held.rows.reduce((sum, { people }) => sum + people.length, 0)).toBe(things);

  const other = await makeJourney();
  const elsewhere = await boardFacts(other.architect, noFilters);
  expect(elsewhere?.held.all).toBe(0);
});
