import { expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import { factors } from '@/lib/domain/scoring/factors';
import { noFilters } from '@/lib/domain/use-case/list';
import { Prisma } from '@/lib/db/generated/client';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney } from '@/lib/testing/journey';
import { filterSql } from '@/lib/db/use-case-filter';
import { ownerSql } from '@/lib/testing/owner-sql';
import { loadDue } from './due';
import { loadWaited, readerOf } from './waited-on';

it('says who is waited on and for how long, and tells a blind scorer nothing of the others', async () => {
  const journey = await makeJourney();
  const { workspace, owners, architect } = journey;
  await journey.prepare('poc');
  await journey.ask('poc');
  await journey.does('save-scoring-round', architect, {
    scorers: [owners.technical.memberId, workspace.viewer.memberId].map((member) => ({
      member,
      factors: [...factors],
    })),
    dueOn: dayOf(journey.now),
  });
  journey.wait(5);
  const read = (actor: Actor) =>
    inWorkspace(workspace.workspaceId, async (tx) => {
      const where = filterSql(tx, noFilters);
      return loadWaited(tx, where, journey.now, await readerOf(tx, actor.memberId));
    });
  const told = await read(workspace.admin);
  expect(told.roles).toContainEqual({ as: 'business', things: 1, medianDays: 5, longestDays: 5 });
  expect(told.roles.find(({ as }) => as === 'scorer')?.things).toBe(2);
  expect(told.people.map(({ name }) => name)).toContain(owners.business.name);
  const blind = await read(workspace.viewer);
  expect(blind.roles.map(({ as }) => as)).toEqual(['business']);
  // Somebody unknown may be one of the scorers.
  const visited = await inWorkspace(workspace.workspaceId, (tx) =>
    loadWaited(tx, filterSql(tx, noFilters), journey.now, { visitor: true }),
  );
  expect(visited.roles.map(({ as }) => as)).toEqual(['business']);
  const none = await inWorkspace(workspace.workspaceId, (tx) =>
    loadWaited(tx, Prisma.sql`u.stage = 'rejected'`, journey.now, {}),
  );
  expect(none).toEqual({ roles: [], people: [], morePeople: 0 });
});

it('says what is overdue and what runs out, once for each, as plain SQL does', async () => {
  const journey = await makeJourney();
  const { workspace } = journey;
  await journey.prepare('pilot');
  const read = (at: Date) => inWorkspace(workspace.workspaceId, (tx) => loadDue(tx, filterSql(tx, noFilters), at, {}));
  const [plan] = await ownerSql<{ ends: string }>(
    `select ends_on::text as ends from measurement_plan p join use_case u on u.id = p.use_case_id where u.workspace_id = $1`,
    [workspace.workspaceId],
  );
  const late = new Date(Date.parse(`${plan?.ends}T12:00:00Z`) + 3 * 86_400_000);
  const { kinds, first } = await read(late);
  // Two owners are waited on for the same.
  expect(kinds).toContainEqual({ kind: 'past-end', overdue: 1, soon: 0 });
  expect(first.find(({ kind }) => kind === 'past-end')).toMatchObject({
    key: journey.key,
    ref: 'poc',
    dueOn: plan?.ends,
  });
  expect((await read(journey.now)).kinds.filter(({ overdue }) => overdue > 0)).toEqual([]);
});
