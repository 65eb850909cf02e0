import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { useCaseTemplates } from '@/lib/domain/use-case/templates';
import { checkDerived } from '@/lib/db/check-derived';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { mustRun } from '@/lib/testing/use-case';
import { createUseCase } from './create-use-case';

const problem = 'Nobody finds the answer that was written down last year.';

const create = (workspace: TestWorkspace, input: object = {}, actor: Actor = workspace.contributor) =>
  createUseCase.run(
    { actor, now: testNow },
    {
      title: 'Knowledge retrieval for support',
      problem,
      businessOwner: workspace.viewer.memberId,
      businessUnit: workspace.businessUnitId,
      ...input,
    },
  );

const stored = (workspace: TestWorkspace, key: string) =>
  inWorkspace(workspace.workspaceId, async (tx) => {
    const useCase = await tx.useCase.findFirstOrThrow({
      where: { key },
      include: { owners: true, metrics: true, scenarios: true, tools: true, businessUnit: true },
    });
    return { useCase, events: await tx.event.findMany({ where: { chain: useCase.id } }) };
  });

describe('create-use-case', () => {
  it('stores a candidate with its owner, its derived columns and one event', async () => {
    const workspace = await makeWorkspace();
    expect(await create(workspace)).toEqual({ ok: true, value: { key: 'GEN-1', version: 1 } });
    const { useCase, events } = await stored(workspace, 'GEN-1');
    expect(useCase).toMatchObject({
      title: 'Knowledge retrieval for support',
      stage: 'candidate',
      stageEnteredAt: testNow,
      readiness: null,
      score: null,
      ratings: [],
    });
    expect(useCase.openBlockers).toBeGreaterThan(0);
    expect(useCase.owners).toMatchObject([{ role: 'business', memberId: workspace.viewer.memberId, until: null }]);
    expect(events).toMatchObject([
      { type: 'use-case.created', seq: 1, actorId: workspace.contributor.memberId, data: { key: 'GEN-1', problem } },
    ]);
  });

  it('takes plan, scenarios and tools from a template, without figures', async () => {
    const workspace = await makeWorkspace();
    const [template] = useCaseTemplates;
    await create(workspace, { template: template?.id });
    expect(await checkDerived(workspace.workspaceId)).toMatchObject({ checked: 1, differences: [] });
    const { useCase } = await stored(workspace, 'GEN-1');
    expect(useCase).toMatchObject({ actionTier: template?.actionTier, userGroup: template?.userGroup });
    expect(useCase.metrics.map(({ name, target }) => [name, target])).toEqual(
      template?.metrics.map(({ name }) => [name, null]),
    );
    expect(useCase.scenarios.map(({ outcome }) => outcome)).toEqual(template?.scenarios.map(() => null));
    expect(useCase.tools).toHaveLength(template?.tools.length ?? 0);
  });

  it('makes a new business unit with a prefix of its own, and finds it again whatever its case', async () => {
    const workspace = await makeWorkspace();
    await create(workspace, { title: 'One', newBusinessUnit: 'Sales' });
    await create(workspace, { title: 'Quite another', newBusinessUnit: ' SALES ' });
    await create(workspace, { title: 'Third of them', newBusinessUnit: 'Sales!' });
    const madeUnit = { name: 'Sales', keyPrefix: 'SALES' };
    expect((await stored(workspace, 'SALES-1')).events).toMatchObject([{ data: { madeUnit } }]);
    const { useCase, events } = await stored(workspace, 'SALES-2');
    expect(events).toMatchObject([{ data: { madeUnit: null } }]);
    expect(useCase.businessUnit.name).toBe('Sales');
    expect((await stored(workspace, 'SALESB-1')).useCase.businessUnit.name).toBe('Sales!');
  });

  it('gives two at once different keys', async () => {
    const workspace = await makeWorkspace();
    const titles = ['Lease review', 'Patent search', 'Travel expenses', 'Onboarding'];
    const results = await Promise.all(titles.map((title) => create(workspace, { title })));
    const keys = results.map((result) => (result.ok ? (result.value as { key: string }).key : null));
    expect(keys.sort()).toEqual(['GEN-1', 'GEN-2', 'GEN-3', 'GEN-4']);
  });

  it('gives two at once one new business unit', async () => {
    const workspace = await makeWorkspace();
    const titles = ['Lease review', 'Patent search'];
    await Promise.all(titles.map((title) => create(workspace, { title, newBusinessUnit: 'Legal' })));
    expect((await stored(workspace, 'LEGAL-2')).useCase.businessUnit.name).toBe('Legal');
  });
});

describe('similar titles', () => {
  it('are named, and nothing is stored until it is said how this one differs', async () => {
    const workspace = await makeWorkspace();
    await create(workspace);
    const title = 'Knowledge retrieval for the support';
    expect(await create(workspace, { title })).toMatchObject({
      ok: false,
      refusal: { kind: 'unmet', reasons: [{ code: 'similar-title', useCase: 'GEN-1' }] },
    });
    const differsBecause = 'Partners ask, not customers.';
    expect(await create(workspace, { title, differsBecause })).toMatchObject({ ok: true, value: { key: 'GEN-2' } });
    const { useCase, events } = await stored(workspace, 'GEN-2');
    expect(useCase.differsBecause).toBe(differsBecause);
    expect(events).toMatchObject([{ data: { differsBecause } }]);
  });

  it('are no matter in another workspace, nor where they only share a word', async () => {
    const [workspace, other] = [await makeWorkspace(), await makeWorkspace()];
    await create(workspace);
    expect(await create(other)).toMatchObject({ ok: true });
    expect(await create(workspace, { title: 'Support rota planning', differsBecause: 'Not asked.' })).toMatchObject({
      ok: true,
    });
    expect((await stored(workspace, 'GEN-2')).useCase.differsBecause).toBeNull();
  });
});

describe('refuses', () => {
  it('people and units of another workspace', async () => {
    const [workspace, other] = [await makeWorkspace(), await makeWorkspace()];
    expect(await create(workspace, { businessOwner: other.viewer.memberId })).toMatchObject({
      refusal: { kind: 'invalid', fields: { businessOwner: [expect.any(String)] } },
    });
    expect(await create(workspace, { businessUnit: other.businessUnitId })).toMatchObject({
      refusal: { kind: 'invalid', fields: { businessUnit: [expect.any(String)] } },
    });
  });

  it('a member who has been removed', async () => {
    const workspace = await makeWorkspace();
    const { memberId } = await workspace.member('contributor');
    await mustRun('remove-member', workspace.admin, { member: memberId });
    expect(await create(workspace, { businessOwner: memberId })).toMatchObject({ refusal: { kind: 'invalid' } });
  });

  it('a viewer', async () => {
    const workspace = await makeWorkspace();
    expect(await create(workspace, {}, workspace.viewer)).toMatchObject({ refusal: { kind: 'forbidden' } });
  });
});
