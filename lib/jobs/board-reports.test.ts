import { unzipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { removeMember } from '@/lib/commands/remove-member';
import { database } from '@/lib/db/client';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { reportsPage } from '@/lib/queries/report-schedules';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { attachmentsOf, mailSink } from '@/lib/testing/mail-sink';
import { readPdf } from '@/lib/testing/pdf-text';
import { mustRun } from '@/lib/testing/use-case';
import { boardReportsJob } from './board-reports';
import { mailBoardReportJob } from './mail-board-report';
import { closeQueue } from './queue';

let sink: Awaited<ReturnType<typeof mailSink>>;
beforeAll(async () => {
  sink = await mailSink();
});
afterAll(async () => {
  await closeQueue();
  await sink.close();
});
beforeEach(() => {
  sink.received.splice(0);
  sink.refuse(false);
});

const schedule = async (journey: Journey, input: Record<string, unknown> = {}) => {
  const { viewer, architect } = journey.workspace;
  const plain = { rhythm: 'weekly', hour: '7', formats: ['pdf'], recipients: [viewer.memberId], filter: '', ...input };
  return (await mustRun('schedule-report', architect, plain, new Date())).schedule as string;
};

/** Lets the schedule be due, as time would. */
const makeDue = (journey: Journey, id: string) =>
  inWorkspace(journey.workspace.workspaceId, (tx) =>
    tx.reportSchedule.update({ where: { id }, data: { nextAt: new Date(Date.now() - 60_000) } }),
  );

const deliveries = (journey: Journey) =>
  inWorkspace(journey.workspace.workspaceId, (tx) =>
    tx.reportDelivery.findMany({ where: { workspaceId: tx.workspaceId }, orderBy: { dueAt: 'asc' } }),
  );

const mailAll = async (journey: Journey) => {
  for (const { id } of await deliveries(journey)) {
    await mailBoardReportJob({ workspaceId: journey.workspace.workspaceId, deliveryId: id });
  }
};

test('a filter that cannot be read is not kept, since its report would tell more', async () => {
  const journey = await makeJourney();
  await expect(schedule(journey, { filter: '?stage=nowhere' })).rejects.toThrow('This filter cannot be read.');
  await schedule(journey, { filter: '?stage=pilot' });
});

test('what is due is mailed once, with pages and slides that say it, however many look', async () => {
  const journey = await makeJourney();
  const id = await schedule(journey, { formats: ['pdf', 'pptx'] });
  await boardReportsJob();
  expect(await deliveries(journey)).toEqual([]);

  await makeDue(journey, id);
  await Promise.all([boardReportsJob(), boardReportsJob(), boardReportsJob()]);
  const [delivery, ...others] = await deliveries(journey);
  expect(others).toEqual([]);
  expect(delivery?.state).toBe('waiting');
  // The first one looks four weeks back.
  expect(+(delivery?.dueAt ?? 0) - +(delivery?.since ?? 0)).toBe(28 * 86_400_000);
  const jobs = await database().$queryRaw<unknown[]>`
    select 1 from pgboss.job where name = 'mail-board-report' and singleton_key = ${delivery?.id}`;
  expect(jobs).toHaveLength(1);

  await Promise.all([mailAll(journey), mailAll(journey)]);
  await mailAll(journey);
  expect(sink.received).toHaveLength(1);
  const [mail] = sink.received;
  expect(mail?.subject).toMatch(/^Board report of Test workspace, /);
  expect(mail?.messageId).toMatch(new RegExp(`^<${delivery?.id}@`));
  expect(mail?.text).toContain(`/w/${journey.workspace.slug}/portfolio`);
  expect(mail?.text).toContain('0 of 1 use cases have reached Production.');
  const files = mail ? attachmentsOf(mail) : new Map<string, Buffer>();
  const names = [...files.keys()];
  expect(names.map((name) => name.split('.').pop())).toEqual(['pdf', 'pptx']);
  const pages = readPdf(files.get(names[0] ?? '') ?? new Uint8Array());
  expect(pages.text).toContain('Portfolio of AI use cases');
  expect(pages.text).toContain(journey.key);
  expect(unzipSync(files.get(names[1] ?? '') ?? new Uint8Array())['ppt/slides/slide1.xml']).toBeDefined();
  expect(await deliveries(journey)).toMatchObject([{ state: 'sent', problem: null }]);

  // The next one tells what changed since this one was due.
  await makeDue(journey, id);
  await boardReportsJob();
  expect((await deliveries(journey))[1]?.since).toEqual(delivery?.dueAt);
});

test('what the mail server does not take is told, and tried again', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const journey = await makeJourney();
  await makeDue(journey, await schedule(journey));
  await boardReportsJob();
  sink.refuse(true);
  await expect(mailAll(journey)).rejects.toThrow('did not take');
  const shown = await reportsPage(journey.workspace.architect);
  expect(shown?.schedules[0]?.last?.deliveries).toMatchObject([
    { state: 'waiting', problem: 'The mail server did not take it.' },
  ]);
  sink.refuse(false);
  await boardReportsJob();
  await mailAll(journey);
  expect(sink.received).toHaveLength(1);
  expect(await deliveries(journey)).toMatchObject([{ state: 'sent', problem: null }]);
  errors.mockRestore();
});

test('whoever has left gets none, and of what is ended nothing is made', async () => {
  const journey = await makeJourney();
  const { admin, viewer, architect } = journey.workspace;
  const id = await schedule(journey, { recipients: [viewer.memberId, architect.memberId] });
  await makeDue(journey, id);
  await boardReportsJob();
  await removeMember.run({ actor: admin, now: new Date() }, { member: viewer.memberId });
  await mailAll(journey);
  expect(sink.received).toHaveLength(1);
  expect((await deliveries(journey)).map(({ state }) => state).sort()).toEqual(['left', 'sent']);

  await makeDue(journey, id);
  await mustRun('end-report', architect, { schedule: id });
  await boardReportsJob();
  expect(await deliveries(journey)).toHaveLength(2);
  expect((await reportsPage(architect))?.schedules).toEqual([]);
  expect(await reportsPage(viewer)).toBeNull();
});
