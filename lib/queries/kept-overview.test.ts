import pg from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { AuditEvent } from '@/lib/domain/audit/events';
import { fromJsonText } from '@/lib/domain/json-text';
import { holdsUntil } from '@/lib/domain/stages/holds-until';
import { appendEvent } from '@/lib/db/append-event';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { changeMemberRole } from '@/lib/commands/change-member-role';
import { membershipOnPageOf } from '@/lib/session/membership';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';
import { withPassword } from '@/lib/testing/people';
import { useCaseTop } from './use-case-head';
import { keptOverview, useCaseOverview } from './use-case-overview';

const hour = 3_600_000;
const day = 24 * hour;

let journey: Journey;

beforeEach(async () => {
  journey = await makeJourney();
  clock(journey.now);
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

const clock = (at: Date) => vi.stubEnv('AIRWORTHY_CLOCK', at.toISOString());
const later = (milliseconds: number) => clock(new Date(journey.now.getTime() + milliseconds));

/** Header and overview as one person's requests show them, each of which begins by asking who looks. */
async function reader(member: Actor) {
  const session = await withPassword(member);
  return async () => {
    const { actor } = (await membershipOnPageOf(session, journey.workspace.slug))!;
    const [top, overview] = [await useCaseTop(actor, journey.key), await keptOverview(actor, journey.key)];
    return { ...top!, ...fromJsonText(overview!.text) };
  };
}

/** Every statement that a look takes. */
async function askedBy(look: () => Promise<unknown>): Promise<number> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  asked.mockClear();
  await look();
  return asked.mock.calls.length;
}

test('asks one question while nothing is written, and gives the same as whoever looks first', async () => {
  const look = await reader(journey.architect);
  const first = await look();
  expect(await askedBy(look)).toBe(1);
  expect(await look()).toEqual(first);
});

test('shows every write at once, also one of another process', async () => {
  const look = await reader(journey.architect);
  await look();
  const event: AuditEvent = { type: 'settings.changed', data: { changes: [] } };
  await inWorkspace(journey.workspace.workspaceId, (tx) =>
    appendEvent(tx, { actor: journey.workspace.admin, at: journey.now }, event),
  );
  expect(await askedBy(look)).toBeGreaterThan(1);
  await journey.does('add-comment', journey.owners.business, { body: 'Said since.' });
  expect((await look()).said.comments.map(({ body }) => body)).toEqual(['Said since.']);
  await journey.does('assign-owner', journey.architect, { role: 'technical', member: null });
  const { owners, head, useCase } = await look();
  expect(owners.roles[1]?.holder).toBeNull();
  expect(head.owners[1]?.name).toBeNull();
  expect(head.moves.version).toBe(useCase.version);
});

test('gives everybody their own, and nobody what another may do', async () => {
  await journey.does('add-comment', journey.owners.business, { body: 'Mine.' });
  const mayDo = async (member: Actor) => {
    const { about, owners, said, nextGate, head } = await (await reader(member))();
    return {
      edit: about.mayEdit,
      assign: owners.roles.some(({ mayAssign }) => mayAssign),
      comment: said.comments.map(({ mayEdit, mayRemove }) => [mayEdit, mayRemove]),
      move: [nextGate?.mayNot === null, head.moves.onward?.mayMove],
    };
  };
  const all = { edit: true, assign: true, move: [true, true] };
  expect(await mayDo(journey.architect)).toMatchObject(all);
  expect(await mayDo(journey.workspace.viewer)).toEqual({
    ...{ edit: false, assign: false, move: [false, false] },
    comment: [[false, false]],
  });
  expect(await mayDo(journey.owners.business)).toMatchObject({ comment: [[true, true]] });
  expect(await mayDo(journey.architect)).toMatchObject(all);
});

test('follows a role that was taken away', async () => {
  const look = await reader(journey.architect);
  expect((await look()).about.mayEdit).toBe(true);
  const context = { actor: journey.workspace.admin, now: journey.now };
  const changed = await changeMemberRole.run(context, { member: journey.architect.memberId, role: 'viewer' });
  expect(changed.ok).toBe(true);
  expect((await look()).about.mayEdit).toBe(false);
});

test('shows nothing of a draft, which nobody hears of', async () => {
  const look = await reader(journey.architect);
  const before = await look();
  await journey.does('keep-assessment-draft', journey.architect, { ratings: ratings({ measurement: 1 }) });
  expect(await askedBy(look)).toBe(1);
  const fresh = await keptOverview(journey.architect, journey.key);
  const { head: _, hasOperation: __, ...overview } = before;
  expect(fresh && fromJsonText(fresh.text)).toEqual(overview);
});

test('grows by a day in the stage at its hour, and turns with the day', async () => {
  const look = await reader(journey.architect);
  const { head, forecast } = await look();
  later(day - 1);
  expect((await look()).head.days).toBe(head.days);
  later(day);
  const next = await look();
  expect(next.head.days).toBe(head.days + 1);
  expect(next.forecast).not.toEqual(forecast);
});

test('nothing that it shows changes before its time is over', async () => {
  await journey.prepare('production');
  journey.wait(20);
  for (let hours = 0; hours < 400 * 24; hours += 24 * 13 + 5) {
    const from = new Date(journey.now.getTime() + hours * hour);
    const { stageEnteredAt } = await journey.row();
    const until = holdsUntil({ stageEnteredAt }, from);
    const shown = [];
    for (const at of [from, new Date(until.getTime() - 1)]) {
      clock(at);
      const overview = await useCaseOverview(journey.architect, journey.key);
      shown.push([await useCaseTop(journey.architect, journey.key), { ...overview, forecast: null }]);
    }
    expect(shown[1]).toEqual(shown[0]);
  }
});

test('keeps a forecast by times that outlived a write as long as it would be made by the same times', async () => {
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (time += 1000));
  const look = await reader(journey.architect);
  await look();
  expect(await askedBy(look)).toBe(1);
  await journey.does('add-comment', journey.owners.business, { body: 'A write.' });
  // The times took a second at least, so they stay for twenty.
  await look();
  expect(await askedBy(look)).toBe(1);
  later(15 * 60_000);
  time += 15 * 60_000;
  expect(await askedBy(look)).toBeGreaterThan(1);
});

test('keeps nothing of what is not there', async () => {
  const session = await withPassword(journey.architect);
  const { actor } = (await membershipOnPageOf(session, journey.workspace.slug))!;
  expect(await keptOverview(actor, 'UC-9999')).toBeNull();
  expect(await askedBy(() => keptOverview(actor, 'UC-9999'))).toBeGreaterThan(0);
});
