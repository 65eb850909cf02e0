import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { inviteMember } from '@/lib/commands/invite-member';
import { removeMember } from '@/lib/commands/remove-member';
import { database } from '@/lib/db/client';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { sendMail } from '@/lib/mail/send';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { mailSink } from '@/lib/testing/mail-sink';
import { mustRun } from '@/lib/testing/use-case';
import { dueMailsJob } from './due-mails';
import { handlers } from './handlers';
import { mailNotifications, mailNotificationsJob } from './mail-notifications';
import { closeQueue, jobQueue } from './queue';

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

const say = (journey: Journey, body: string) => journey.does('add-comment', journey.architect, { body });
const security = ({ owners }: Journey) => owners.security;
const address = (journey: Journey, memberId = security(journey).memberId) => ({
  workspaceId: journey.workspace.workspaceId,
  memberId,
});
const left = (journey: Journey) =>
  inWorkspace(journey.workspace.workspaceId, (tx) =>
    tx.notification.count({ where: { memberId: security(journey).memberId, mail: true } }),
  );
const settle = (journey: Journey) => mailNotificationsJob(address(journey));

/** A use case whose security reviewer has been mailed all there was. */
async function quiet(): Promise<Journey> {
  const journey = await makeJourney();
  await settle(journey);
  sink.received.splice(0);
  return journey;
}

const jobsFor = (memberId: string) => database().$queryRaw<{ state: string }[]>`
  select state::text from pgboss.job where name = 'mail-notifications' and singleton_key = ${memberId}`;

test('what somebody is told is mailed at once, with a link, by a job of the same transaction', async () => {
  const journey = await quiet();
  await say(journey, '@Sam Security, is <b>this</b> safe & sound?');
  expect(await jobsFor(security(journey).memberId)).toContainEqual({ state: 'created' });
  await settle(journey);
  expect(sink.received).toHaveLength(1);
  const [mail] = sink.received;
  expect(mail?.subject).toContain(`${journey.key}: Arne Architect mentioned you in a comment on the use case.`);
  expect(mail?.text).toContain(`/w/${journey.workspace.slug}/use-cases/${journey.key}/overview#comment-`);
  // As text as it is, as HTML encoded.
  expect(mail?.text).toContain('> @Sam Security, is <b>this</b> safe & sound?');
  expect(mail?.text).toContain('is &lt;b&gt;this&lt;/b&gt; safe &amp; sound?');
  expect(mail?.text).toContain(`/w/${journey.workspace.slug}/account`);
});

test('what is about the workspace comes under its name, and leads there', async () => {
  const journey = await quiet();
  const { business } = journey.owners;
  const absence = { member: business.memberId, deputy: security(journey).memberId, reason: 'On leave.' };
  await mustRun('name-deputy', business, { ...absence, startsOn: '2026-11-20', endsOn: '2026-12-01' }, journey.now);
  await settle(journey);
  const [mail] = sink.received;
  expect(mail?.subject).toContain('Test workspace: Bea Business named you as deputy from 20 Nov 2026');
  expect(mail?.text).toMatch(new RegExp(`/w/${journey.workspace.slug}/account\\r?\\n`));
});

test('two workers at once send it once', async () => {
  const journey = await quiet();
  for (const body of ['@Sam Security, one.', '@Sam Security, two.']) await say(journey, body);
  await Promise.all([1, 2, 3].map(() => settle(journey)));
  expect(sink.received).toHaveLength(1);
  expect(sink.received[0]?.subject).toContain('2 notifications on Test workspace');
  await settle(journey);
  expect(sink.received).toHaveLength(1);
});

test('after a crash between sending and writing it down, the very same mail goes out again, and what came since in another', async () => {
  const journey = await quiet();
  await say(journey, '@Sam Security, before the crash.');
  const crash = mailNotifications(address(journey), async (mail) => {
    await sendMail(mail);
    throw new Error('The process is gone.');
  });
  await expect(crash).rejects.toThrow('gone');
  await say(journey, '@Sam Security, after the crash.');
  await settle(journey);
  expect(sink.received).toHaveLength(3);
  const [first, again, since] = sink.received;
  expect(again).toEqual({ ...first, text: expect.any(String) });
  expect(first?.messageId).toMatch(/^<[0-9a-f-]{36}@127\.0\.0\.1>|^<[0-9a-f-]{36}@/);
  expect(again?.text).not.toContain('after the crash');
  expect(since?.messageId).not.toBe(first?.messageId);
  expect(since?.text).not.toContain('before the crash');
  await settle(journey);
  expect(sink.received).toHaveLength(3);
});

test('what the mail server does not take is tried again, and arrives once it does', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const journey = await quiet();
  await say(journey, '@Sam Security, are you there?');
  sink.refuse(true);
  await expect(settle(journey)).rejects.toThrow('did not take');
  expect(await left(journey)).toBe(1);
  sink.refuse(false);
  // Its job has given up meanwhile; the next round of due mails gives it another.
  await database().$executeRaw`delete from pgboss.job where name = 'mail-notifications'`;
  await dueMailsJob({});
  expect(await jobsFor(security(journey).memberId)).toEqual([{ state: 'created' }]);
  await settle(journey);
  expect(sink.received).toHaveLength(1);
  expect(await left(journey)).toBe(0);
  errors.mockRestore();
});

test('once a day one mail of all that was not read meanwhile', async () => {
  const journey = await quiet();
  await mustRun('choose-mailing', security(journey), { mailing: 'daily' });
  await say(journey, '@Sam Security, one.');
  await journey.does('save-scoring-round', journey.architect, { scorers: [{ member: security(journey).memberId }] });
  await say(journey, '@Sam Security, read meanwhile.');
  const newest = await inWorkspace(journey.workspace.workspaceId, (tx) =>
    tx.notification.findFirstOrThrow({ where: { memberId: security(journey).memberId }, orderBy: { id: 'desc' } }),
  );
  await mustRun('mark-notifications-read', security(journey), { notification: newest.id });
  await settle(journey);
  await dueMailsJob({});
  expect(await jobsFor(security(journey).memberId)).not.toContainEqual({ state: 'retry' });
  expect(sink.received).toEqual([]);

  await dueMailsJob({ digest: true });
  await mailNotificationsJob({ ...address(journey), digest: true });
  expect(sink.received).toHaveLength(1);
  const [mail] = sink.received;
  expect(mail?.subject).toBe('Your day on Test workspace: 2 notifications');
  expect(mail?.text).toContain('> @Sam Security, one.');
  expect(mail?.text).toContain('asks for your scores');
  expect(mail?.text).not.toContain('read meanwhile');
  await mailNotificationsJob({ ...address(journey), digest: true });
  expect(sink.received).toHaveLength(1);
});

test('nobody is mailed who does not want it, has left, or never accepted their invitation', async () => {
  const journey = await quiet();
  await say(journey, '@Sam Security, one.');
  await mustRun('choose-mailing', security(journey), { mailing: 'none' });
  await say(journey, '@Sam Security, two.');
  await settle(journey);
  expect(sink.received).toEqual([]);

  const { technical, business } = journey.owners;
  const { admin, slug } = journey.workspace;
  await mailNotificationsJob(address(journey, technical.memberId));
  sink.received.splice(0);
  await say(journey, `@${technical.name}, three.`);
  await removeMember.run({ actor: admin, now: journey.now }, { member: technical.memberId });
  await mailNotificationsJob(address(journey, technical.memberId));
  expect(sink.received).toEqual([]);

  const invited = await inviteMember.run(
    { actor: admin, now: journey.now },
    { name: 'Nia New', email: `nia@${slug}.example`, role: 'viewer' },
  );
  const memberId = invited.ok ? (invited.value as { memberId: string }).memberId : '';
  sink.received.splice(0);
  await say(journey, '@Nia New, four.');
  await mailNotificationsJob(address(journey, memberId));
  expect(sink.received).toEqual([]);
  expect(business.name).toBe('Bea Business');
});

test('a removed comment is not quoted in a mail that comes later', async () => {
  const journey = await quiet();
  const { comment } = (await say(journey, '@Sam Security, a slip of the tongue.')) as unknown as { comment: string };
  await journey.does('remove-comment', journey.architect, { comment });
  await settle(journey);
  expect(sink.received).toHaveLength(1);
  expect(sink.received[0]?.text).not.toContain('slip of the tongue');
});

test('the queue itself takes it from the command to the mail', async () => {
  const journey = await quiet();
  const queue = await jobQueue();
  await database().$executeRaw`delete from pgboss.job where name = 'mail-notifications'`;
  const work = () =>
    queue.work('mail-notifications', { pollingIntervalSeconds: 0.5 }, async (jobs) => {
      for (const job of jobs) await handlers['mail-notifications']?.(job.data, 0);
    });
  // Two workers, as two processes have.
  await work();
  await work();
  for (const number of ['one', 'two', 'three']) await say(journey, `@Sam Security, ${number}.`);
  await vi.waitFor(async () => expect(await left(journey)).toBe(0), { timeout: 15_000, interval: 100 });
  const mails = sink.received.filter(({ text }) => text.includes(journey.key));
  for (const number of ['one', 'two', 'three']) {
    expect(mails.filter(({ text }) => text.includes(`> @Sam Security, ${number}.`))).toHaveLength(1);
  }
  await queue.offWork('mail-notifications');
});
