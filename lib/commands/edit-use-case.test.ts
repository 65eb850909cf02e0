import { describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { addSystem, atStage } from '@/lib/testing/steps';
import { makeUseCase, mustRun, type UseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { editUseCase } from './edit-use-case';

const edit = async (useCase: UseCase, input: object = {}, actor: Actor = useCase.cast.editor) => {
  const { title, problem, businessUnit, version } = await useCase.facts();
  const whole = { useCase: useCase.key, version, title, problem, businessUnit: businessUnit.id, ...input };
  return editUseCase.run({ actor, now: testNow }, whole);
};

const lastEvent = async (useCase: UseCase) => {
  const { id } = await useCase.facts();
  return inWorkspace(useCase.cast.editor.workspaceId, (tx) =>
    tx.event.findFirstOrThrow({ where: { chain: id }, orderBy: { seq: 'desc' } }),
  );
};

describe('edit-use-case', () => {
  it('stores what was entered, and one event with what changed', async () => {
    const workspace = await makeWorkspace();
    const useCase = await makeUseCase(workspace, { title: 'Lease review' });
    const system = await addSystem(useCase, 'Archive', 'document-repository');
    const result = await edit(useCase, {
      title: 'Lease review in Lyon',
      systems: [system, system],
      userGroup: 'Facility managers',
      userGroupSize: '14',
      hoursSavedPerMonth: '7.5',
      people: '14',
      valuePerHour: '60',
    });
    expect(result).toMatchObject({ ok: true, value: { version: 2 } });
    const facts = await useCase.facts();
    expect(facts).toMatchObject({ key: 'GEN-1', title: 'Lease review in Lyon', version: 2, userGroupSize: 14 });
    expect(facts.systems).toMatchObject([{ name: 'Archive' }]);
    expect(facts.expectedValue).toEqual({ hoursSavedPerMonth: 7.5, people: 14, valuePerHour: 60 });
    const event = await lastEvent(useCase);
    expect(event).toMatchObject({ type: 'use-case.edited', seq: 2 });
    const { changes } = event.data as { changes: { field: string; before: unknown; after: unknown }[] };
    expect(changes).toContainEqual({ field: 'systems', before: [], after: ['Archive'] });
    expect(changes.map(({ field }) => field)).not.toContain('problem');
    const [{ monthly_value }] = await inWorkspace(
      workspace.workspaceId,
      (tx) => tx.$queryRaw<[{ monthly_value: number }]>`
        select monthly_value::float8 from use_case where key = 'GEN-1' and workspace_id = ${workspace.workspaceId}::uuid`,
    );
    expect(monthly_value).toBe(6300);
  });

  it('empties what was stated before, and keeps the key in another unit', async () => {
    const workspace = await makeWorkspace();
    const useCase = await makeUseCase(workspace);
    await edit(useCase, { userGroup: 'Everybody', systems: [await addSystem(useCase, 'CRM')] });
    const other = await makeUseCase(workspace, { businessUnit: 'Legal', cast: useCase.cast });
    const { businessUnit } = await other.facts();
    expect(await edit(useCase, { userGroup: ' ', systems: '', businessUnit: businessUnit.id })).toMatchObject({
      ok: false,
      refusal: { fields: { systems: [expect.any(String)] } },
    });
    await edit(useCase, { userGroup: ' ', businessUnit: businessUnit.id });
    const facts = await useCase.facts();
    expect(facts).toMatchObject({ userGroup: null, systems: [], businessUnit: { name: 'Legal' } });
    expect(facts.key).toBe(useCase.key);
  });

  it('makes the sign-offs lapse that cover what changed, and says so', async () => {
    const workspace = await makeWorkspace();
    const useCase = await atStage(workspace, 'assessed', { before: true });
    await edit(useCase, { userGroup: 'All of Europe', systems: (await useCase.facts()).systems.map(({ id }) => id) });
    const { signOffRequests } = await useCase.facts();
    expect(signOffRequests[0]?.signOffs).toMatchObject([{ role: 'business', lapsedAt: testNow }]);
    expect((await lastEvent(useCase)).data).toMatchObject({ lapsed: [{ role: 'business', gate: 'poc' }] });
  });
});

describe('the second of two', () => {
  it('is told who changed what, and has changed nothing', async () => {
    const workspace = await makeWorkspace();
    const useCase = await makeUseCase(workspace, { title: 'Lease review' });
    const { version } = await useCase.facts();
    await edit(useCase, { title: 'Lease check' }, workspace.admin);
    expect(await edit(useCase, { title: 'Rent review', version })).toMatchObject({
      ok: false,
      refusal: {
        kind: 'conflict',
        reasons: [{ message: 'Ada Admin edited the use case. Title: Lease review → Lease check' }],
      },
    });
    expect((await useCase.facts()).title).toBe('Lease check');
  });

  it('is told the latest twenty of many changes, and how many there were before', async () => {
    const workspace = await makeWorkspace();
    const useCase = await makeUseCase(workspace);
    const { version } = await useCase.facts();
    for (let size = 1; size <= 23; size += 1) {
      await useCase.send('save-pilot-group', { pilotGroup: 'The team in Lyon', pilotSize: size });
    }
    const result = await edit(useCase, { version });
    const told = result.ok ? [] : result.refusal.reasons.map(({ message }) => message);
    expect(told).toHaveLength(21);
    expect(told[0]).toContain('Pilot size: 3 → 4');
    expect(told[19]).toContain('Pilot size: 22 → 23');
    expect(told[20]).toBe('And 3 more before these.');
  });

  it('loses also when both come at once', async () => {
    const workspace = await makeWorkspace();
    const useCase = await makeUseCase(workspace);
    // Both forms were drawn before either was sent.
    const { version } = await useCase.facts();
    const results = await Promise.all([
      edit(useCase, { version, title: 'First of two' }),
      edit(useCase, { version, title: 'Second of two' }),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('cannot pass by a version that was never drawn', async () => {
    const useCase = await makeUseCase(await makeWorkspace());
    expect(await edit(useCase, { version: 99 })).toMatchObject({ refusal: { kind: 'conflict' } });
  });
});

describe('refuses', () => {
  it('what belongs to another workspace', async () => {
    const [workspace, other] = [await makeWorkspace(), await makeWorkspace()];
    const useCase = await makeUseCase(workspace);
    const foreign = (await mustRun('save-system', other.admin, { name: 'CRM', kind: 'crm' })).id;
    expect(await edit(useCase, { systems: [foreign] })).toMatchObject({
      refusal: { kind: 'invalid', fields: { systems: [expect.any(String)] } },
    });
    expect(await edit(useCase, { businessUnit: other.businessUnitId })).toMatchObject({
      refusal: { kind: 'invalid', fields: { businessUnit: [expect.any(String)] } },
    });
    expect(await edit(useCase, {}, other.admin)).toMatchObject({ refusal: { kind: 'not-found' } });
  });

  it('a contributor who has no part in it, not one who holds a role', async () => {
    const workspace = await makeWorkspace();
    const useCase = await makeUseCase(workspace);
    const { technical } = useCase.cast;
    expect(await edit(useCase, {}, technical)).toMatchObject({ refusal: { kind: 'forbidden' } });
    await useCase.send('assign-owner', { role: 'technical', member: technical.memberId });
    expect(await edit(useCase, {}, technical)).toMatchObject({ ok: true });
  });

  it('what cannot be, with a message for each field', async () => {
    const useCase = await makeUseCase(await makeWorkspace());
    const wrong = {
      title: 'x',
      problem: '',
      userGroupSize: '0',
      hoursSavedPerMonth: '800',
      people: 'many',
      valuePerHour: '-1',
    };
    const result = await edit(useCase, wrong);
    expect(result).toMatchObject({ ok: false, refusal: { kind: 'invalid' } });
    expect(result.ok ? [] : Object.keys(result.refusal.fields ?? {}).sort()).toEqual(Object.keys(wrong).sort());
  });
});
