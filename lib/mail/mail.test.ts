import { afterAll, beforeEach, expect, test } from 'vitest';
import { inviteMember } from '@/lib/commands/invite-member';
import { removeMember } from '@/lib/commands/remove-member';
import { renewInvitation } from '@/lib/commands/renew-invitation';
import { resetMemberPassword } from '@/lib/commands/reset-member-password';
import { accountOverview } from '@/lib/identity/account-overview';
import { choosePassword, openLink } from '@/lib/identity/choose-password';
import { requestReset } from '@/lib/identity/request-reset';
import { eventTypes, goodPassword, tokenOf, withPassword } from '@/lib/testing/people';
import { listMembers } from '@/lib/queries/members';
import { membershipOf } from '@/lib/session/membership';
import { mailSink } from '@/lib/testing/mail-sink';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';

const { received, close } = await mailSink();
afterAll(close);
beforeEach(() => void received.splice(0));

test('an invitation is shown to the admin and mailed, with the same link', async () => {
  const { admin, slug } = await makeWorkspace();
  const email = `new.person@${slug}.example`;
  const context = { actor: admin, now: testNow };
  const invited = await inviteMember.run(context, { name: 'New Person', email, role: 'viewer' });
  expect(invited).toMatchObject({ ok: true, value: { mailed: true } });
  const link = invited.ok ? invited.value.link : null;
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toBe(email);
  expect(received[0]?.text).toContain(link?.url);
  expect(received[0]?.text).toContain('Ada Admin invites you to the workspace Test workspace');

  const memberId = invited.ok ? invited.value.memberId : '';
  const renewed = await renewInvitation.run(context, { member: memberId });
  expect(received).toHaveLength(2);
  expect(await openLink('invitation', tokenOf(link), testNow)).toBeNull();
  expect(await openLink('invitation', tokenOf(renewed.ok ? renewed.value.link : null), testNow)).not.toBeNull();
});

test('a name cannot write a header of its own', async () => {
  const { admin, slug } = await makeWorkspace();
  const name = 'Eve\r\nBcc: victim@elsewhere.example';
  await inviteMember.run({ actor: admin, now: testNow }, { name, email: `eve@${slug}.example`, role: 'viewer' });
  expect(received).toHaveLength(1);
  expect(received[0]?.to).toBe(`eve@${slug}.example`);
  expect(received[0]?.text).not.toMatch(/^Bcc:/im);
});

test('who forgot the password is mailed a link that works once, three times in a quarter of an hour at most', async () => {
  const { architect } = await makeWorkspace();
  const { email } = await withPassword(architect);
  for (let index = 0; index < 5; index += 1) await requestReset(email.toUpperCase(), testNow);
  expect(received).toHaveLength(3);
  const token = /\/reset\/([\w-]{43})/.exec(received[2]?.text ?? '')?.[1] ?? '';
  const password = 'copper lantern under snow';
  expect(await choosePassword('reset', token, { password, again: password }, testNow)).toMatchObject({ ok: true });
  expect(await choosePassword('reset', token, { password, again: password }, testNow)).toMatchObject({ ok: false });
});

test('nobody is mailed who is unknown, invited only, or a member of nothing', async () => {
  const { admin, contributor, slug } = await makeWorkspace();
  const invited = `only.invited@${slug}.example`;
  await inviteMember.run({ actor: admin, now: testNow }, { name: 'Only Invited', email: invited, role: 'viewer' });
  const { email: removed } = await withPassword(contributor);
  await removeMember.run({ actor: admin, now: testNow }, { member: contributor.memberId });
  received.splice(0);
  for (const email of ['nobody@nowhere.example', 'nul\0@nowhere.example', invited, removed]) {
    await requestReset(email, testNow);
  }
  expect(received).toEqual([]);
});

test('somebody with an account joins a further workspace by a mailed link alone, which ends the old password', async () => {
  const here = await makeWorkspace();
  const there = await makeWorkspace();
  const { email, ...hijacker } = await withPassword(here.contributor, goodPassword);
  const shown = await resetMemberPassword.run(
    { actor: here.admin, now: testNow },
    { member: here.contributor.memberId },
  );
  const seen = tokenOf(shown.ok ? shown.value.link : null);
  received.splice(0);
  const context = { actor: there.admin, now: testNow };
  const added = await inviteMember.run(context, { name: 'Cora Contributor', email, role: 'contributor' });
  expect(added).toMatchObject({ ok: true, value: { link: null, mailed: true, pending: true } });

  // Until then nobody is in it: not with the password of before, not with a link that was shown before.
  expect(await membershipOf(hijacker, there.slug)).toBeNull();
  expect(await membershipOf(hijacker, here.slug)).not.toBeNull();
  expect((await accountOverview(hijacker))?.workspaces).toHaveLength(1);
  expect(await openLink('reset', seen, testNow)).toBeNull();
  const waiting = (await listMembers(there.admin)).members.find((member) => member.email === email);
  expect(waiting).toMatchObject({ state: 'invited' });

  // Nor is a link shown by renewing it, or by a reset in the first workspace.
  const renewed = await renewInvitation.run(context, { member: waiting?.id });
  expect(renewed).toMatchObject({ ok: true, value: { link: null, mailed: true } });
  const token = /\/invitation\/([\w-]{43})/.exec(received[1]?.text ?? '')?.[1] ?? '';
  expect(await openLink('invitation', token, testNow)).toMatchObject({
    workspaces: ['Test workspace'],
    hasPassword: true,
  });

  const password = 'copper lantern under snow';
  const joined = await choosePassword('invitation', token, { password, again: password }, testNow);
  expect(joined.ok && (await membershipOf(joined.value, there.slug))).toMatchObject({ actor: { role: 'contributor' } });
  expect(await membershipOf(hijacker, here.slug)).toBeNull();
  expect(await eventTypes(there.workspaceId)).toEqual([
    'workspace.created',
    'member.invited',
    'member.link-issued',
    'member.joined',
  ]);
  expect((await eventTypes(here.workspaceId)).at(-1)).toBe('member.password-changed');
});

test('an admin never sees the link of somebody who is also elsewhere: it goes by mail alone', async () => {
  const here = await makeWorkspace();
  const there = await makeWorkspace();
  const { email } = await withPassword(here.contributor, goodPassword);
  const invitation = { name: 'Cora Contributor', email, role: 'contributor' };
  await inviteMember.run({ actor: there.admin, now: testNow }, invitation);
  const reset = await resetMemberPassword.run(
    { actor: here.admin, now: testNow },
    { member: here.contributor.memberId },
  );
  expect(reset).toMatchObject({ ok: true, value: { link: null, mailed: true } });
  expect(received[1]?.text).toMatch(/\/reset\/[\w-]{43}/);
});
