import { describe, expect, test } from 'vitest';
import { inIdentity } from '@/lib/db/identity-transaction';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import type { Actor } from '@/lib/domain/access/actor';
import { choosePassword, openLink } from '@/lib/identity/choose-password';
import { listMembers } from '@/lib/queries/members';
import { eventTypes, goodPassword, tokenOf, withPassword } from '@/lib/testing/people';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { changeMemberRole } from './change-member-role';
import { createUseCase } from './create-use-case';
import { inviteMember } from './invite-member';
import { removeMember } from './remove-member';
import { renewInvitation } from './renew-invitation';
import { resetMemberPassword } from './reset-member-password';

const as = (actor: Actor) => ({ actor, now: testNow });
const person = (workspace: TestWorkspace, name = 'Nils New') => ({
  name,
  email: `${name.toLowerCase().replace(' ', '.')}@${workspace.slug}.example`,
  role: 'contributor',
});
const accept = { password: goodPassword, again: goodPassword };

const commands = [
  { command: inviteMember, input: (workspace: TestWorkspace) => person(workspace) },
  { command: changeMemberRole, input: ({ viewer }: TestWorkspace) => ({ member: viewer.memberId, role: 'architect' }) },
  { command: removeMember, input: ({ viewer }: TestWorkspace) => ({ member: viewer.memberId }) },
  { command: renewInvitation, input: ({ viewer }: TestWorkspace) => ({ member: viewer.memberId }) },
  { command: resetMemberPassword, input: ({ viewer }: TestWorkspace) => ({ member: viewer.memberId }) },
];

describe.each(commands)('$command.name', ({ command, input }) => {
  test.each(['architect', 'contributor', 'viewer'] as const)('refuses a %s', async (role) => {
    const workspace = await makeWorkspace();
    const refused = await command.run(as(workspace[role]), input(workspace));
    expect(refused).toMatchObject({ ok: false, refusal: { kind: 'forbidden', reasons: [{ by: 'An admin' }] } });
    expect(await eventTypes(workspace.workspaceId)).toEqual(['workspace.created']);
  });

  test('refuses malformed input', async () => {
    const workspace = await makeWorkspace();
    for (const malformed of [null, [], {}, { ...input(workspace), extra: 1 }, { member: 'x' }, { member: '\0' }]) {
      expect(await command.run(as(workspace.admin), malformed)).toMatchObject({ refusal: { kind: 'invalid' } });
    }
  });
});

describe.each(commands.slice(1))('$command.name', ({ command, input }) => {
  test('gets "not found" for a member of another workspace, and for one who is removed', async () => {
    const workspace = await makeWorkspace();
    const other = await makeWorkspace();
    const theirs = await command.run(as(workspace.admin), input(other));
    expect(theirs).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
    await removeMember.run(as(workspace.admin), { member: workspace.viewer.memberId });
    const gone = await command.run(as(workspace.admin), input(workspace));
    expect(gone).toMatchObject({ ok: false, refusal: { kind: 'not-found' } });
  });
});

describe('inviting', () => {
  test('makes a member with a link that works once, and tells it without the link', async () => {
    const workspace = await makeWorkspace();
    const invited = await inviteMember.run(as(workspace.admin), person(workspace));
    const link = invited.ok ? invited.value.link : null;
    const token = tokenOf(link);
    expect(invited).toMatchObject({ ok: true, value: { name: 'Nils New', mailed: false } });
    const before = await listMembers(workspace.admin);
    expect(before.members.find(({ name }) => name === 'Nils New')).toMatchObject({
      state: 'invited',
      role: 'contributor',
      invitationEnds: link?.expiresAt,
    });
    expect(await choosePassword('invitation', token, accept, testNow)).toMatchObject({ ok: true });
    const after = await listMembers(workspace.viewer);
    expect(after.members.find(({ name }) => name === 'Nils New')).toMatchObject({ state: 'active' });
    expect(after.mayNotManage).not.toBeNull();

    const events = await inWorkspace(workspace.workspaceId, (tx) => tx.event.findMany({ orderBy: { seq: 'asc' } }));
    expect(events.map(({ type }) => type)).toEqual(['workspace.created', 'member.invited', 'member.joined']);
    expect(JSON.stringify(events)).not.toContain(token);
  });

  test('refuses somebody who is a member already, beside the field; of two at once, one wins', async () => {
    const workspace = await makeWorkspace();
    const answers = await Promise.all([1, 2].map(() => inviteMember.run(as(workspace.admin), person(workspace))));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      refusal: { kind: 'invalid', fields: { email: ['Nils New is a member already.'] } },
    });
  });

  test('refuses an address whose invitation elsewhere is still open', async () => {
    const [here, there] = [await makeWorkspace(), await makeWorkspace()];
    await inviteMember.run(as(here.admin), person(here));
    const refused = await inviteMember.run(as(there.admin), person(here));
    expect(refused).toMatchObject({ refusal: { kind: 'invalid', fields: { email: [expect.any(String)] } } });
    expect((await listMembers(there.admin)).members).toHaveLength(4);
  });

  test('refuses somebody with an account elsewhere while nothing can be mailed', async () => {
    const [here, there] = [await makeWorkspace(), await makeWorkspace()];
    const { email } = await withPassword(here.contributor);
    const refused = await inviteMember.run(as(there.admin), { name: 'Cora', email, role: 'viewer' });
    expect(refused).toMatchObject({ refusal: { fields: { email: [expect.stringContaining('without mail set up')] } } });
    expect((await listMembers(there.admin)).members).toHaveLength(4);
    // Whoever was removed here meanwhile may have been given another password there.
    await removeMember.run(as(here.admin), { member: here.contributor.memberId });
    expect(await inviteMember.run(as(there.admin), { name: 'Cora', email, role: 'viewer' })).toMatchObject({
      ok: false,
    });
  });

  test('takes somebody back as the member they were', async () => {
    const { admin, viewer } = await makeWorkspace();
    const { email } = await withPassword(viewer);
    await removeMember.run(as(admin), { member: viewer.memberId });
    const back = await inviteMember.run(as(admin), { name: 'Vera Viewer', email, role: 'architect' });
    expect(back).toMatchObject({ ok: true, value: { memberId: viewer.memberId, link: null, pending: false } });
  });

  test.each([
    [{ email: 'nobody' }, 'email'],
    [{ name: '  ' }, 'name'],
    [{ role: 'owner' }, 'role'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ email: `${'x'.repeat(250)}@example.com` }, 'email'],
  ])('says beside the field what is wrong: %o', async (wrong, field) => {
    const workspace = await makeWorkspace();
    const refused = await inviteMember.run(as(workspace.admin), { ...person(workspace), ...wrong });
    expect(Object.keys((!refused.ok && refused.refusal.fields) || {})).toEqual([field]);
  });
});

describe('the last admin', () => {
  test('can be neither removed nor demoted, by themselves included', async () => {
    const { admin } = await makeWorkspace();
    const refusal = { kind: 'unmet', reasons: [{ code: 'last-admin' }] };
    expect(await removeMember.run(as(admin), { member: admin.memberId })).toMatchObject({ refusal });
    const demoted = await changeMemberRole.run(as(admin), { member: admin.memberId, role: 'viewer' });
    expect(demoted).toMatchObject({ refusal });
    expect((await listMembers(admin)).members.filter(({ lastAdmin }) => lastAdmin)).toHaveLength(1);
  });

  test('is still the last while another one has not accepted', async () => {
    const workspace = await makeWorkspace();
    const invited = await inviteMember.run(as(workspace.admin), { ...person(workspace), role: 'admin' });
    const remove = () => removeMember.run(as(workspace.admin), { member: workspace.admin.memberId });
    expect(await remove()).toMatchObject({ refusal: { reasons: [{ code: 'last-admin' }] } });
    await choosePassword('invitation', tokenOf(invited.ok ? invited.value.link : null), accept, testNow);
    expect(await remove()).toMatchObject({ ok: true });
  });

  test('stays when two admins remove each other at the same moment', async () => {
    const workspace = await makeWorkspace();
    const second = await workspace.member('admin');
    const answers = await Promise.all([
      removeMember.run(as(workspace.admin), { member: second.memberId }),
      removeMember.run(as(second), { member: workspace.admin.memberId }),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { reasons: [{ code: 'last-admin' }] } });
  });
});

test('a removed member stays named in the owner roles they hold, and their link is dead', async () => {
  const workspace = await makeWorkspace();
  const invited = await inviteMember.run(as(workspace.admin), person(workspace));
  const { memberId, link } = invited.ok ? invited.value : { memberId: '', link: null };
  const useCase = await createUseCase.run(as(workspace.architect), {
    title: 'Draft follow-ups after a meeting',
    problem: 'Follow-ups are written days late.',
    businessOwner: memberId,
    businessUnit: workspace.businessUnitId,
  });
  expect(useCase.ok).toBe(true);
  const removed = await removeMember.run(as(workspace.admin), { member: memberId });
  expect(removed).toMatchObject({ ok: true, value: { name: 'Nils New' } });
  expect(await openLink('invitation', tokenOf(link), testNow)).toBeNull();
  const { members } = await listMembers(workspace.admin);
  expect(members.at(-1)).toMatchObject({
    name: 'Nils New',
    state: 'removed',
    removedAt: testNow,
    ownerRoles: [{ role: 'business', count: 1, keys: ['GEN-1'] }],
  });
  // The account stays, so that the history keeps its name; it is in no workspace.
  expect(await inIdentity((tx) => tx.account.count({ where: { email: person(workspace).email } }))).toBe(1);
});

test('a changed role is in the trail with before and after, and the same role again is refused', async () => {
  const { admin, viewer, workspaceId } = await makeWorkspace();
  const change = () => changeMemberRole.run(as(admin), { member: viewer.memberId, role: 'architect' });
  expect(await change()).toMatchObject({ ok: true });
  expect(await change()).toMatchObject({ refusal: { kind: 'unmet' } });
  const event = await inWorkspace(workspaceId, (tx) => tx.event.findFirst({ where: { type: 'member.role-changed' } }));
  expect(event?.data).toMatchObject({ before: 'viewer', after: 'architect', name: viewer.name });
});

test('links are for whom they fit: invitations for the invited, resets for those with a password', async () => {
  const workspace = await makeWorkspace();
  const invited = await inviteMember.run(as(workspace.admin), person(workspace));
  const pending = { member: invited.ok ? invited.value.memberId : '' };
  expect(await resetMemberPassword.run(as(workspace.admin), pending)).toMatchObject({ refusal: { kind: 'unmet' } });
  await withPassword(workspace.architect);
  const active = { member: workspace.architect.memberId };
  expect(await renewInvitation.run(as(workspace.admin), active)).toMatchObject({ refusal: { kind: 'unmet' } });
  const reset = await resetMemberPassword.run(as(workspace.admin), active);
  expect(reset).toMatchObject({ ok: true, value: { link: { url: expect.stringContaining('/reset/') } } });
  expect(await eventTypes(workspace.workspaceId)).toContain('member.link-issued');
});
