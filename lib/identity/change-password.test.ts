import { expect, test } from 'vitest';
import { eventTypes, goodPassword, withPassword } from '@/lib/testing/people';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { changePassword } from './change-password';
import { checkCredentials } from './check-credentials';

const next = 'copper lantern under snow';
const form = { current: goodPassword, password: next, again: next };

test('one changes one’s own password and stays signed in', async () => {
  const { contributor, workspaceId } = await makeWorkspace();
  const session = await withPassword(contributor);
  const changed = await changePassword(session, form, testNow);
  expect(changed).toEqual({ ok: true, value: { accountId: session.accountId, credentialsVersion: 2 } });
  expect(await eventTypes(workspaceId)).toContain('member.password-changed');
  const signedIn = await checkCredentials({ email: session.email, password: next }, '192.0.2.11', testNow);
  expect(signedIn.ok).toBe(true);
});

test('two changes at once: one wins, and a session of before changes nothing', async () => {
  const { contributor } = await makeWorkspace();
  const session = await withPassword(contributor);
  const other = 'granite umbrella for Tuesday';
  const answers = await Promise.all([
    changePassword(session, form, testNow),
    changePassword(session, { current: goodPassword, password: other, again: other }, testNow),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await changePassword(session, form, testNow)).toMatchObject({ refusal: { kind: 'conflict' } });
});

test.each([
  [{ ...form, current: 'not this one at all' }, 'current'],
  [{ ...form, password: 'password1234', again: 'password1234' }, 'password'],
  [{ ...form, password: goodPassword, again: goodPassword }, 'password'],
  [{ ...form, again: 'copper lantern under rain' }, 'again'],
])('what will not do is said beside the field: %#', async (input, field) => {
  const { contributor } = await makeWorkspace();
  const session = await withPassword(contributor);
  const refused = await changePassword(session, input, testNow);
  expect(Object.keys((!refused.ok && refused.refusal.fields) || {})).toEqual([field]);
});

test('guesses at the current password are counted with the failed sign-ins', async () => {
  const { contributor } = await makeWorkspace();
  const session = await withPassword(contributor);
  for (let index = 0; index < 5; index += 1) {
    await changePassword(session, { ...form, current: `guess number ${index}` }, testNow);
  }
  expect(await changePassword(session, form, testNow)).toMatchObject({ refusal: { kind: 'throttled' } });
});
