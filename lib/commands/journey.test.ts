import { expect, it } from 'vitest';
import { checkDerived } from '@/lib/db/check-derived';
import { makeJourney } from '@/lib/testing/journey';

it('takes a use case from new to production through every gate, and one change costs one signature', async () => {
  const journey = await makeJourney();
  await journey.prepare('production');
  const { request } = await journey.ask('production');
  for (const role of ['business', 'technical', 'security', 'data-governance'] as const) {
    await journey.sign(request, role);
  }
  await journey.move('production');

  const row = await journey.row();
  expect(row).toMatchObject({ stage: 'production', score: 100, verdict: 'strong', readiness: 100, openBlockers: 0 });
  const events = await journey.events();
  expect(events.filter(({ type }) => type === 'stage.moved').map(({ data }) => data.to)).toEqual([
    'assessed',
    'poc',
    'pilot',
    'go-live-review',
    'production',
  ]);
  // Every accepted write raised the version by one, and its event says to which; what is handed in counts for nothing yet.
  const counting = events.slice(1).filter(({ type }) => type !== 'assessment.handed-in');
  expect(counting.map(({ data }) => data.version)).toEqual(counting.map((_, index) => index + 2));
  expect(row.version).toBe(counting.length + 1);
  expect(await checkDerived(journey.workspace.workspaceId)).toEqual({ checked: 1, differences: [] });

  // A tool is covered by the technical, the security and the data-governance sign-off, not by the business owner's.
  await journey.does('save-tool', journey.architect, {
    name: 'search_cases',
    purpose: 'Finds cases of an account',
    tier: 'read-only',
    dataClasses: 'case texts',
  });
  const lapsed = (await journey.facts()).signOffRequests
    .find(({ id }) => id === request)!
    .signOffs.map(({ role, lapsedAt, lapsedBy }) => [role, lapsedAt !== null, lapsedBy]);
  expect(Object.fromEntries(lapsed.map(([role, ...rest]) => [role, rest]))).toEqual({
    business: [false, []],
    technical: [true, ['tools']],
    security: [true, ['tools']],
    'data-governance': [true, ['data-classes']],
  });
  expect((await journey.lastEvent()).data.lapsed).toHaveLength(3);

  await journey.sign(request, 'security');
  const again = (await journey.facts()).signOffRequests.find(({ id }) => id === request)!.signOffs;
  expect(again.filter(({ role, lapsedAt }) => role === 'security' && lapsedAt === null)).toHaveLength(1);
}, 60_000);
