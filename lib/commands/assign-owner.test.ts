import { describe, expect, it } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { assignOwner } from './assign-owner';

const later = new Date(testNow.getTime() + 86_400_000);

const assign = async (useCase: UseCase, input: object, actor = useCase.cast.editor) =>
  assignOwner.run(
    { actor, now: later },
    { useCase: useCase.key, version: (await useCase.facts()).version, role: 'business', ...input },
  );

const rows = async (useCase: UseCase) => {
  const { id } = await useCase.facts();
  return inWorkspace(useCase.cast.editor.workspaceId, async (tx) => ({
    owners: await tx.owner.findMany({ where: { useCaseId: id }, orderBy: { id: 'asc' } }),
    events: await tx.event.findMany({ where: { chain: id }, orderBy: { seq: 'asc' } }),
  }));
};

describe('assign-owner', () => {
  it('gives the role on, and keeps who held it until when', async () => {
    const useCase = await makeUseCase(await makeWorkspace());
    const { business, security } = useCase.cast;
    expect(await assign(useCase, { member: security.memberId })).toMatchObject({ ok: true });
    const { owners, events } = await rows(useCase);
    expect(owners).toMatchObject([
      { role: 'business', memberId: business.memberId, since: testNow, until: later },
      { role: 'business', memberId: security.memberId, since: later, until: null },
    ]);
    expect(events.at(-1)).toMatchObject({
      type: 'owner.assigned',
      data: { role: 'business', before: { name: business.name }, after: { name: security.name } },
    });
  });

  it('takes the role from everybody', async () => {
    const useCase = await makeUseCase(await makeWorkspace());
    expect(await assign(useCase, { member: '' })).toMatchObject({ ok: true });
    expect((await useCase.facts()).owners).toEqual({});
    expect(await assign(useCase, { member: '' })).toMatchObject({ ok: false, refusal: { kind: 'unmet' } });
  });

  it('says so when somebody holds it already', async () => {
    const useCase = await makeUseCase(await makeWorkspace());
    const { memberId } = useCase.cast.business;
    expect(await assign(useCase, { member: memberId })).toMatchObject({
      refusal: { kind: 'unmet', message: 'Bea Business is the business owner already.' },
    });
  });

  it('gives nobody a second role', async () => {
    const useCase = await makeUseCase(await makeWorkspace());
    const { business } = useCase.cast;
    expect(await assign(useCase, { role: 'security', member: business.memberId })).toMatchObject({
      refusal: { kind: 'unmet', reasons: [{ code: 'second-role' }] },
    });
    expect((await useCase.facts()).owners).toEqual({ business: expect.objectContaining({ id: business.memberId }) });
  });

  it('lets a contributor choose the technical owner, and no reviewer', async () => {
    const workspace = await makeWorkspace();
    const useCase = await makeUseCase(workspace);
    const { technical, security } = useCase.cast;
    expect(await assign(useCase, { role: 'technical', member: technical.memberId })).toMatchObject({ ok: true });
    for (const role of ['security', 'data-governance']) {
      for (const member of [security.memberId, technical.memberId, '']) {
        const refused = { refusal: { kind: 'forbidden', reasons: [{ by: 'An admin or an architect' }] } };
        expect(await assign(useCase, { role, member }, technical)).toMatchObject(refused);
      }
    }
    expect(await assign(useCase, { role: 'security', member: security.memberId }, workspace.admin)).toMatchObject({
      ok: true,
    });
  });

  it('lets one of two at once win', async () => {
    const useCase = await makeUseCase(await makeWorkspace());
    const { technical, security } = useCase.cast;
    const { version } = await useCase.facts();
    const results = await Promise.all(
      [technical, security].map(({ memberId }) => assign(useCase, { member: memberId, version })),
    );
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await rows(useCase)).owners.filter(({ until }) => until === null)).toHaveLength(1);
  });

  it('refuses strangers, as actor and as owner', async () => {
    const [workspace, other] = [await makeWorkspace(), await makeWorkspace()];
    const useCase = await makeUseCase(workspace);
    expect(await assign(useCase, { member: other.admin.memberId })).toMatchObject({
      refusal: { kind: 'invalid', fields: { member: [expect.any(String)] } },
    });
    expect(await assign(useCase, { member: '' }, other.admin)).toMatchObject({ refusal: { kind: 'not-found' } });
    expect(await assign(useCase, { member: '' }, useCase.cast.security)).toMatchObject({
      refusal: { kind: 'forbidden' },
    });
    expect(await assign(useCase, { role: 'sponsor', member: '' })).toMatchObject({
      refusal: { kind: 'invalid', fields: { role: [expect.any(String)] } },
    });
  });
});
