import { expect, test } from 'vitest';
import { inIdentity } from '@/lib/db/identity-transaction';
import { goodPassword } from '@/lib/testing/people';
import { testNow } from '@/lib/testing/workspace';
import { needsSetUp, setUp } from './set-up';

const form = {
  workspace: 'Northwind Health',
  currency: 'EUR',
  name: 'Ines Costa',
  email: 'Ines@Northwind.example',
  password: goodPassword,
  again: goodPassword,
};

// In this order: the file has a database of its own, and the first set-up is the last.
test('what will not do is said beside the fields, and makes nothing', async () => {
  expect(await needsSetUp()).toBe(true);
  const wrong = { workspace: ' ', email: 'nobody', currency: 'euro', password: 'short', again: 'short' };
  const refused = await setUp({ ...form, ...wrong }, testNow);
  const fields = Object.keys((!refused.ok && refused.refusal.fields) || {});
  expect(fields.sort()).toEqual(['currency', 'email', 'password', 'workspace']);
  const weak = await setUp({ ...form, password: 'short', again: 'short' }, testNow);
  expect(Object.keys((!weak.ok && weak.refusal.fields) || {})).toEqual(['password']);
  expect(await needsSetUp()).toBe(true);
});

test('two first admins at once: one wins, and afterwards there is nothing to set up', async () => {
  const answers = await Promise.all([
    setUp(form, testNow),
    setUp({ ...form, email: 'second@northwind.example' }, testNow),
  ]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => ok)).toMatchObject({ value: { slug: 'northwind-health', credentialsVersion: 1 } });
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'not-found' } });
  expect(await needsSetUp()).toBe(false);
  expect(await setUp(form, testNow)).toMatchObject({ refusal: { kind: 'not-found' } });
  expect(await inIdentity((tx) => tx.workspace.count())).toBe(1);
});
