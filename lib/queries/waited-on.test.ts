import { expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import { factors } from '@/lib/domain/scoring/factors';
import { noFilters } from '@/lib/domain/use-case/list';
import { Prisma } from '@/lib/db/generated/client';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney } from '@/lib/testing/journey';
import { filterSql } from '@/lib/db/use-case-filter';
import { blindReader, loadWaited } from './waited-on';

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
      return loadWaited(tx, where, journey.now, await blindReader(tx, actor.memberId));
    });
  const told = await read(workspace.admin);
  expect(told.roles).toContainEqual({ as: 'business', things: 1, medianDays: 5, longestDays: 5 });
  expect(told.roles.find(({ as }) => as === 'scorer')?.things).toBe(2);
  expect(told.people.map(({ name }) => name)).toContain(owners.business.name);
  const blind = await read(workspace.viewer);
  expect(blind.roles.map(({ as }) => as)).toEqual(['business']);
  const none = await inWorkspace(workspace.workspaceId, (tx) =>
    loadWaited(tx, Prisma.sql`u.stage = 'rejected'`, journey.now, null),
  );
  expect(none).toEqual({ roles: [], people: [], morePeople: 0 });
});
