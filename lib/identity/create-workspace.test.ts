import { expect, test } from 'vitest';
import { hashOf } from '@/lib/db/hash';
import { inIdentity } from '@/lib/db/identity-transaction';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { verifyChain } from '@/lib/domain/audit/chain';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { standardPolicy } from '@/lib/domain/stages/policy/policy';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { createWorkspace, slugOf } from './create-workspace';

test('a new workspace has its admin, a unit, a scoring model, a gate policy and the first event of its chain', async () => {
  const { workspaceId, admin } = await makeWorkspace();
  await inWorkspace(workspaceId, async (tx) => {
    const workspace = await tx.workspace.findUniqueOrThrow({ where: { id: workspaceId } });
    expect(workspace).toMatchObject({ currency: 'USD', allowOwnEvidence: false });
    expect(await tx.member.findUnique({ where: { id: admin.memberId } })).toMatchObject({ role: 'admin' });
    expect(await tx.businessUnit.count()).toBe(1);
    const model = await tx.scoringModel.findFirstOrThrow();
    expect(model).toMatchObject({ version: 1, definition: defaultModel });
    expect(await tx.gatePolicy.findFirstOrThrow()).toMatchObject({ version: 1, definition: standardPolicy });
    const events = await tx.event.findMany({ where: { chain: workspaceId }, orderBy: { seq: 'asc' } });
    expect(events.length).toBeGreaterThan(0);
    expect(verifyChain(events, hashOf)).toBeNull();
  });
});

test('a slug is given once', async () => {
  const { slug } = await makeWorkspace();
  const admin = { name: 'Second', email: `second@${slug}.example`, passwordHash: null };
  await expect(
    inIdentity((tx) => createWorkspace(tx, { name: 'Again', slug, admin, now: testNow })),
  ).rejects.toMatchObject({ code: 'P2002' });
});

test.each([
  ['Northwind Health', 'northwind-health'],
  ['  Zürich & Söhne AG ', 'zurich-sohne-ag'],
  ['日本', null],
  ['A', null],
])('%s becomes the slug %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug);
});
