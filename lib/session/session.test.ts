import { encode } from 'next-auth/jwt';
import { expect, test, vi } from 'vitest';
import { removeMember } from '@/lib/commands/remove-member';
import { changePassword } from '@/lib/identity/change-password';
import { goodPassword, withPassword } from '@/lib/testing/people';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { membershipOf } from './membership';
import { readSession, sessionSeconds, writeSession } from './token';

test('a session is a member of its own workspace, and of no other', async () => {
  const { slug, architect } = await makeWorkspace();
  const elsewhere = await makeWorkspace();
  const session = await withPassword(architect);
  const read = await readSession(await writeSession(session));
  expect(read).toEqual({ accountId: session.accountId, credentialsVersion: 1 });
  expect(await membershipOf(session, slug)).toEqual({ actor: architect, workspaceName: 'Test workspace' });
  expect(await membershipOf(session, elsewhere.slug)).toBeNull();
  expect(await membershipOf(session, 'no-such-workspace')).toBeNull();
  expect(await membershipOf(session, 'nul\0')).toBeNull();
});

test('a session dies at once when the member is removed', async () => {
  const { slug, architect, admin } = await makeWorkspace();
  const session = await withPassword(architect);
  expect(await membershipOf(session, slug)).not.toBeNull();
  const removed = await removeMember.run({ actor: admin, now: testNow }, { member: architect.memberId });
  expect(removed.ok).toBe(true);
  expect(await membershipOf(session, slug)).toBeNull();
});

test('every session but the one that changed the password dies at once', async () => {
  const { slug, architect } = await makeWorkspace();
  const session = await withPassword(architect);
  const password = 'copper lantern under snow';
  const changed = await changePassword(session, { current: goodPassword, password, again: password }, testNow);
  expect(await membershipOf(session, slug)).toBeNull();
  expect(changed.ok && (await membershipOf(changed.value, slug))).toMatchObject({ actor: architect });
});

test('a cookie that is over, altered or from another installation is no session', async () => {
  const { architect } = await makeWorkspace();
  const session = await withPassword(architect);
  const cookie = await writeSession(session);
  // What has been read before ends no later.
  const read = await readSession(cookie);
  expect(read).toMatchObject({ accountId: session.accountId });
  expect(await readSession(cookie)).toBe(read);
  expect(await readSession(undefined)).toBeNull();
  expect(await readSession('')).toBeNull();
  expect(await readSession(`${cookie.slice(0, -3)}AAA`)).toBeNull();
  const foreign = await encode({ token: { sub: session.accountId, cv: 1 }, secret: 'another secret, as long as ours' });
  expect(await readSession(foreign)).toBeNull();
  const secret = process.env.AUTH_SECRET ?? '';
  expect(await readSession(await encode({ token: { sub: 'not an id', cv: 1 }, secret }))).toBeNull();

  vi.useFakeTimers({ now: Date.now() + (sessionSeconds + 60) * 1000, toFake: ['Date'] });
  const late = await readSession(cookie);
  vi.useRealTimers();
  expect(late).toBeNull();
});
