import { expect, test } from 'vitest';
import { inIdentity } from '@/lib/db/identity-transaction';
import { eventTypes, goodPassword, tokenOf, withPassword } from '@/lib/testing/people';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { checkCredentials } from './check-credentials';
import { choosePassword, openLink } from './choose-password';
import { issueLink, linkLifetimes } from './links';

const form = { password: goodPassword, again: goodPassword };

async function invited() {
  const workspace = await makeWorkspace();
  const { memberId } = workspace.viewer;
  const account = await inIdentity(async (tx) => {
    const { accountId } = await tx.member.findUniqueOrThrow({ where: { id: memberId } });
    return tx.account.findUniqueOrThrow({ where: { id: accountId } });
  });
  const link = await inIdentity((tx) => issueLink(tx, account.id, 'invitation', testNow));
  return { ...workspace, account, token: tokenOf(link), url: link.url };
}

test('an invitation lets one person choose a password, once, and the workspace hears of it', async () => {
  const { account, token, url, workspaceId } = await invited();
  expect(url).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/);
  expect(await openLink('invitation', token, testNow)).toEqual({
    name: account.name,
    email: account.email,
    workspaces: ['Test workspace'],
    hasPassword: false,
  });
  // Looking at the page does not use the link.
  expect(await openLink('invitation', token, testNow)).not.toBeNull();

  const accepted = await choosePassword('invitation', token, form, testNow);
  expect(accepted).toEqual({ ok: true, value: { accountId: account.id, credentialsVersion: 2 } });
  expect(await eventTypes(workspaceId)).toContain('member.joined');
  expect(await openLink('invitation', token, testNow)).toBeNull();
  expect(await choosePassword('invitation', token, form, testNow)).toMatchObject({ refusal: { kind: 'not-found' } });
  const signedIn = await checkCredentials({ email: account.email, password: goodPassword }, '192.0.2.1', testNow);
  expect(signedIn.ok).toBe(true);
});

test('a link used twice at the same moment works once', async () => {
  const { token, account } = await invited();
  const passwords = ['violet anvil 1957 harbour', 'copper lantern under snow'];
  const answers = await Promise.all(
    passwords.map((password) => choosePassword('invitation', token, { password, again: password }, testNow)),
  );
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const winner = passwords[answers.findIndex(({ ok }) => ok)];
  const signedIn = await checkCredentials({ email: account.email, password: winner }, '192.0.2.2', testNow);
  expect(signedIn.ok).toBe(true);
});

test('a link is over at its time, only for its purpose, and replaced by a newer one', async () => {
  const { token, account } = await invited();
  const end = new Date(testNow.getTime() + linkLifetimes.invitation);
  expect(await openLink('invitation', token, new Date(end.getTime() - 1))).not.toBeNull();
  expect(await openLink('invitation', token, end)).toBeNull();
  expect(await choosePassword('invitation', token, form, end)).toMatchObject({ ok: false });
  expect(await choosePassword('reset', token, form, testNow)).toMatchObject({ ok: false });

  const newer = await inIdentity((tx) => issueLink(tx, account.id, 'invitation', testNow));
  expect(await openLink('invitation', token, testNow)).toBeNull();
  expect(await openLink('invitation', tokenOf(newer), testNow)).not.toBeNull();
});

test('the database holds no token', async () => {
  const { token, account } = await invited();
  const rows = await inIdentity((tx) => tx.oneTimeLink.findMany({ where: { accountId: account.id } }));
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(token);
});

test('a reset ends what was before: the old password and every other link', async () => {
  const { architect, workspaceId } = await makeWorkspace();
  const before = await withPassword(architect);
  const link = await inIdentity((tx) => issueLink(tx, before.accountId, 'reset', testNow));
  const password = 'copper lantern under snow';
  const reset = await choosePassword('reset', tokenOf(link), { password, again: password }, testNow);
  expect(reset).toEqual({ ok: true, value: { accountId: before.accountId, credentialsVersion: 2 } });
  const old = await checkCredentials({ email: before.email, password: goodPassword }, '192.0.2.3', testNow);
  expect(old.ok).toBe(false);
  expect(await eventTypes(workspaceId)).toContain('member.password-changed');
});

test.each([
  [{ password: 'short', again: 'short' }, 'password'],
  [{ password: goodPassword, again: 'another one, longer' }, 'again'],
  [{}, 'again'],
])('a password that will not do leaves the link open: %#', async (input, field) => {
  const { token } = await invited();
  const refused = await choosePassword('invitation', token, input, testNow);
  expect(refused).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
  expect(Object.keys((!refused.ok && refused.refusal.fields) || {})).toEqual([field]);
  expect(await openLink('invitation', token, testNow)).not.toBeNull();
});

test.each(['', 'x', 'nul\0', '../../etc/passwd'])('a made-up token opens nothing: %j', async (token) => {
  expect(await openLink('reset', token, testNow)).toBeNull();
});
