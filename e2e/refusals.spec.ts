import type { APIRequestContext } from '@playwright/test';
import { now } from '@/lib/env';
import { atStage, satisfyChecklist } from '@/lib/testing/steps';
import { makeUseCase, type UseCase } from '@/lib/testing/use-case';
import { settingsForm, type TestWorkspace } from '@/lib/testing/workspace';
import { expect, test } from './fixtures';
import { commandPath, send } from './support/http';

// What the rules refuse is refused to whoever sends requests of their own, too.

const versionOf = async (useCase: UseCase) => (await useCase.facts()).version;

/** In go-live review, the checklist done, and all four asked to sign by the architect. */
async function askedForProduction(workspace: TestWorkspace): Promise<{ useCase: UseCase; request: string }> {
  const useCase = await atStage(workspace, 'go-live-review', { now: now() });
  await satisfyChecklist(useCase, { at: now() });
  const { request } = await useCase.send('request-sign-off', { gate: 'production' }, { at: now() });
  return { useCase, request: request as string };
}

test.describe('stages', () => {
  let useCase: UseCase;
  let requests: APIRequestContext;
  let slug: string;
  const move = async (to: string, more: Record<string, unknown> = {}) =>
    send(requests, slug, 'move-stage', { useCase: useCase.key, version: await versionOf(useCase), to, ...more });

  test.beforeEach(async ({ workspace, requestsOf }) => {
    slug = workspace.slug;
    useCase = await makeUseCase(workspace, { at: now() });
    requests = await requestsOf(workspace.architect);
  });

  test('a gate is not skipped, and its own requirements are all named', async () => {
    for (const to of ['poc', 'pilot', 'go-live-review', 'production']) {
      const answer = await move(to);
      expect(answer.status, to).toBe(422);
      expect(
        answer.refusal?.reasons.map(({ code }) => code),
        to,
      ).toEqual(['no-such-move']);
    }
    const closed = await move('assessed');
    expect(closed.status).toBe(422);
    expect(closed.refusal?.reasons.length).toBeGreaterThan(1);
    for (const reason of closed.refusal?.reasons ?? []) {
      expect(reason.message).toMatch(/\.$/);
      expect(reason.remedy ?? reason.by).toBeTruthy();
    }
    expect((await useCase.facts()).stage).toBe('candidate');
    // Trying leaves its line in the history, with what was missing.
    const history = await (await requests.get(`/w/${slug}/use-cases/${useCase.key}/history`)).text();
    expect(history).toContain('tried to move it to Assessed, and was refused');
    expect(history).toContain(closed.refusal?.reasons[0]?.message);
  });

  test('a stage is no field that can be written beside the gates', async () => {
    const about = { title: 'Another title', problem: 'It takes too long to find anything.' };
    for (const field of ['stage', 'verdict', 'score', 'readiness', 'reportedStage', 'workspaceId']) {
      const input = { useCase: useCase.key, version: await versionOf(useCase), ...about, [field]: 'production' };
      const answer = await send(requests, slug, 'edit-use-case', input);
      expect([field, answer.status]).toEqual([field, 400]);
    }
    expect(await useCase.facts()).toMatchObject({ stage: 'candidate', title: expect.not.stringContaining('Another') });
  });

  test('an older or invented version is told who changed what', async ({ workspace }) => {
    const version = await versionOf(useCase);
    await useCase.send('edit-access', { actionTier: 'draft', identityModel: 'end-user' }, { at: now() });
    const edit = { actionTier: 'irreversible', identityModel: 'service-account', callLogging: '' };
    const late = await send(requests, slug, 'edit-access', { useCase: useCase.key, version, ...edit });
    expect(late.status).toBe(409);
    expect(late.refusal?.reasons[0]?.message).toContain(workspace.architect.name);
    for (const tampered of [version + 50, 0, -1, 'newest', null]) {
      const answer = await send(requests, slug, 'edit-access', { useCase: useCase.key, version: tampered, ...edit });
      expect([400, 409], String(tampered)).toContain(answer.status);
    }
    expect((await useCase.facts()).actionTier).toBe('draft');
  });
});

test.describe('signatures', () => {
  test('nobody signs their own request, in two roles, or in a role they do not hold', async ({
    workspace,
    requestsOf,
  }) => {
    const { useCase, request } = await askedForProduction(workspace);
    const { cast, key } = useCase;
    const sign = async (requests: APIRequestContext, role: string, more = {}) =>
      send(requests, workspace.slug, 'sign-off', {
        useCase: key,
        version: await versionOf(useCase),
        request,
        role,
        decision: 'approve',
        ...more,
      });

    // In a role that one does not hold: whatever one's role in the workspace.
    for (const actor of [workspace.admin, workspace.contributor, workspace.viewer, cast.business]) {
      const answer = await sign(await requestsOf(actor), 'security');
      expect([answer.status, answer.refusal?.reasons[0]?.code], actor.name).toEqual([403, 'not-permitted']);
    }

    // One's own request: the architect becomes security reviewer after having asked.
    const security = cast.security;
    await useCase.send('assign-owner', { role: 'security', member: cast.editor.memberId }, { at: now() });
    const own = await sign(await requestsOf(cast.editor), 'security');
    expect(own.status).toBe(422);
    expect(own.refusal?.reasons.map(({ code }) => code)).toContain('own-request');
    await useCase.send('assign-owner', { role: 'security', member: security.memberId }, { at: now() });

    // In two roles: who has signed for security takes over data governance.
    const reviewer = await requestsOf(security);
    expect((await sign(reviewer, 'security')).status).toBe(200);
    await useCase.send('assign-owner', { role: 'security', member: '' }, { at: now() });
    await useCase.send('assign-owner', { role: 'data-governance', member: security.memberId }, { at: now() });
    const second = await sign(reviewer, 'data-governance');
    expect(second.status).toBe(422);
    expect(second.refusal?.reasons.map(({ code }) => code)).toContain('second-role');

    // And the gate stays shut.
    const moved = await send(await requestsOf(cast.editor), workspace.slug, 'move-stage', {
      useCase: key,
      version: await versionOf(useCase),
      to: 'production',
    });
    expect(moved.status).toBe(422);
    expect(moved.refusal?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['sign-off-business', 'sign-off-technical', 'sign-off-data-governance']),
    );
  });

  test('evidence is not confirmed by its author, nor by a role that does not sign for it', async ({
    workspace,
    requestsOf,
  }) => {
    const useCase = await makeUseCase(workspace, { at: now() });
    for (const role of ['technical', 'security'] as const) {
      await useCase.send('assign-owner', { role, member: useCase.cast[role].memberId }, { at: now() });
    }
    const item = 'ID-1';
    const { technical, security } = useCase.cast;
    const proven = { item, kind: 'note', title: 'Review', text: 'Checked.' };
    await useCase.send('add-evidence', proven, { by: technical, at: now() });
    await useCase.send('submit-item', { item, claim: 'satisfied' }, { by: technical, at: now() });
    const confirm = async (actor: typeof technical) =>
      send(await requestsOf(actor), workspace.slug, 'confirm-item', { useCase: useCase.key, item });
    const own = await confirm(technical);
    expect([own.status, own.refusal?.reasons.map(({ code }) => code)]).toEqual([
      422,
      ['own-submission', 'own-evidence'],
    ]);
    for (const actor of [security, workspace.architect, workspace.admin, workspace.viewer]) {
      expect([actor.name, (await confirm(actor)).status]).toEqual([actor.name, 403]);
    }
    const stored = (await useCase.facts()).items.find(({ itemId }) => itemId === item);
    expect(stored).toMatchObject({ state: 'submitted', confirmedBy: null });
  });
});

test.describe('who may send', () => {
  test('another site, nobody, and a stranger are refused', async ({ workspace, requestsOf, baseURL }) => {
    const useCase = await makeUseCase(workspace, { at: now() });
    const path = commandPath(workspace.slug, 'edit-access');
    const data = { useCase: useCase.key, version: 1, actionTier: 'draft' };
    const requests = await requestsOf(workspace.architect);
    for (const origin of ['https://evil.example', 'null', `${baseURL}.evil.example`]) {
      const answer = await requests.post(path, { data, headers: { origin } });
      expect(answer.status(), origin).toBe(403);
    }
    const nobody = await requestsOf(null);
    expect((await nobody.post(path, { data })).status()).toBe(404);
    const forged = { cookie: 'next-auth.session-token=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..AA.AA.AA' };
    expect((await nobody.post(path, { data, headers: forged })).status()).toBe(404);
    expect((await requests.post(commandPath(workspace.slug, 'no-such-command'), { data })).status()).toBe(404);
    expect((await requests.get(path)).status()).toBe(405);
    expect((await useCase.facts()).actionTier).toBeNull();

    const own = await requests.post(path, { data, headers: { origin: baseURL ?? '' } });
    expect(own.status()).toBe(200);
  });

  test('a role of the workspace does what it may, and no more', async ({ workspace, requestsOf }) => {
    const useCase = await makeUseCase(workspace, { at: now() });
    const about = { useCase: useCase.key, version: 1, actionTier: 'draft' };
    const person = { name: 'Eve', email: `eve@${workspace.slug}.example`, role: 'admin' };
    const tries = [
      [workspace.viewer, 'edit-access', about],
      [workspace.contributor, 'edit-access', about],
      [
        workspace.viewer,
        'create-use-case',
        {
          title: 'A new one',
          problem: 'None that we know of.',
          businessOwner: workspace.viewer.memberId,
          newBusinessUnit: 'Own',
        },
      ],
      [workspace.architect, 'invite-member', person],
      [workspace.architect, 'change-member-role', { member: workspace.architect.memberId, role: 'admin' }],
      [workspace.architect, 'save-settings', { ...settingsForm, name: 'Mine' }],
      [workspace.contributor, 'save-system', { name: 'CRM', kind: 'crm' }],
    ] as const;
    for (const [actor, command, input] of tries) {
      const answer = await send(await requestsOf(actor), workspace.slug, command, input);
      expect([command, answer.status]).toEqual([command, 403]);
      expect(answer.refusal?.reasons[0]?.by, command).toBeTruthy();
    }
  });
});
