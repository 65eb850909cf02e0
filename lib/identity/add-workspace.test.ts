import { expect, test } from 'vitest';
import { newId } from '@/lib/db/new-id';
import { tokenOf, withPassword } from '@/lib/testing/people';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { accountOverview } from './account-overview';
import { addWorkspace } from './add-workspace';
import { choosePassword } from './choose-password';

const slugs = async (session: { accountId: string; credentialsVersion: number }) =>
  (await accountOverview(session))?.workspaces.map(({ slug }) => slug).sort();

async function add(admin: { name: string; email: string }) {
  const slug = `more-${newId().slice(-12)}`;
  const added = await addWorkspace({ name: 'One more', slug, admin, now: testNow });
  if (!added.ok) throw new Error(added.refusal.message);
  return { slug, token: tokenOf(added.value) };
}

const chosen = { password: 'copper lantern under snow', again: 'copper lantern under snow' };

test('somebody new chooses a password by the link and is its admin', async () => {
  const { slug, token } = await add({ name: 'Nina New', email: `${newId().slice(-12)}@more.example` });
  const accepted = await choosePassword('invitation', token, chosen, testNow);
  expect(accepted.ok && (await slugs(accepted.value))).toEqual([slug]);
});

test('whoever has a password is in only after redeeming the link with a new one', async () => {
  const { architect, slug: before } = await makeWorkspace();
  const { email, accountId } = await withPassword(architect);
  const { slug, token } = await add({ name: architect.name, email });
  // The password that they, or an admin elsewhere, had until now opens nothing of it.
  expect(await slugs({ accountId, credentialsVersion: 1 })).toEqual([before]);

  const accepted = await choosePassword('invitation', token, chosen, testNow);
  expect(accepted.ok && (await slugs(accepted.value))).toEqual([slug, before].sort());
});

test('refuses an address that is taken, and somebody whose invitation elsewhere is open', async () => {
  const { slug } = await makeWorkspace();
  const admin = { name: 'Nina New', email: `${newId().slice(-12)}@more.example` };
  const taken = await addWorkspace({ name: 'Again', slug, admin, now: testNow });
  expect(taken).toMatchObject({ refusal: { message: `There is a workspace "${slug}" already.` } });

  await add(admin);
  const second = await addWorkspace({ name: 'Another', slug: `more-${newId().slice(-12)}`, admin, now: testNow });
  expect(second).toMatchObject({ refusal: { message: expect.stringContaining('still open') } });
});
