import { afterAll, expect, test } from 'vitest';
import { uploadImport } from '@/lib/commands/upload-import';
import { checkDerived } from '@/lib/db/check-derived';
import { database } from '@/lib/db/client';
import { refreshExpired } from '@/lib/db/refresh-expired';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { dropAbandoned } from '@/lib/import/run/drop-abandoned';
import { accepted, csv } from '@/lib/testing/imports';
import { makeJourney } from '@/lib/testing/journey';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { scheduleNightly } from './nightly';
import { closeQueue } from './queue';

afterAll(closeQueue);

const after = (days: number) => new Date(testNow.getTime() + days * 86_400_000);

test('readiness follows evidence that expires, without a write by anybody', async () => {
  const journey = await makeJourney();
  const { workspaceId } = journey.workspace;
  const evidence = { item: 'DM-4', kind: 'note', title: 'Sample scan', text: 'Clean.', expiresOn: '2026-11-25' };
  await journey.does('add-evidence', journey.architect, evidence);
  await journey.does('submit-item', journey.architect, { item: 'DM-4', claim: 'satisfied' });
  await journey.does('confirm-item', journey.owners['data-governance'], { item: 'DM-4' });
  const before = await journey.row();
  const events = (await journey.events()).length;

  // The last day itself still counts.
  expect(await refreshExpired(workspaceId, new Date('2026-11-25T23:59:00Z'))).toBe(0);
  expect(await refreshExpired(workspaceId, new Date('2026-11-26T00:10:00Z'))).toBe(1);
  const then = await journey.row();
  expect(then.readiness ?? 0).toBeLessThan(before.readiness ?? 0);
  expect(then).toMatchObject({ version: before.version, updatedAt: before.updatedAt });
  expect(await journey.events()).toHaveLength(events);
  expect(await checkDerived(workspaceId)).toEqual({ checked: 1, differences: [] });
});

test('a file that nobody imports is dropped after a week', async () => {
  const { architect, workspaceId } = await makeWorkspace();
  const bytes = csv(['Title', 'Problem'], ['Answer questions', 'Too many calls']);
  accepted(await uploadImport.run({ actor: architect, now: testNow }, { fileName: 'list.csv', bytes }));
  const left = () => inWorkspace(workspaceId, (tx) => tx.importRun.count());
  await dropAbandoned(workspaceId, after(6));
  expect(await left()).toBe(1);
  await dropAbandoned(workspaceId, after(8));
  expect(await left()).toBe(0);
  const event = await inWorkspace(workspaceId, (tx) => tx.event.findFirst({ where: { type: 'import.discarded' } }));
  expect(event?.data).toMatchObject({ fileName: 'list.csv', abandoned: true });
});

test('is done every night, and at once when a server starts, once in half a day', async () => {
  await scheduleNightly();
  await scheduleNightly();
  const jobs = await database().$queryRaw<
    { state: string }[]
  >`select state::text from pgboss.job where name = 'nightly'`;
  expect(jobs).toEqual([{ state: 'created' }]);
  expect(await database().$queryRaw`select name, cron, timezone from pgboss.schedule`).toEqual([
    { name: 'nightly', cron: '10 0 * * *', timezone: 'UTC' },
  ]);
});
