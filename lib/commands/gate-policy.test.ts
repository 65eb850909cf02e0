import { describe, expect, it } from 'vitest';
import { addDays, dayOf } from '@/lib/domain/day';
import { unmet } from '@/lib/domain/stages/gates';
import { standardPolicy } from '@/lib/domain/stages/policy/policy';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { newId } from '@/lib/db/new-id';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { policyPage, policyVersion } from '@/lib/queries/gate-policies';
import { policyPreview } from '@/lib/queries/policy-preview';
import { settingsPage } from '@/lib/queries/settings';
import { useCasePage } from '@/lib/queries/use-case';
import { atStage } from '@/lib/testing/steps';
import { makeJourney } from '@/lib/testing/journey';
import { policyForm, publishPolicyOf } from '@/lib/testing/policies';
import { makeUseCase, mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow } from '@/lib/testing/workspace';
import { publishPolicy } from './publish-policy';
import { savePolicyDraft } from './save-policy-draft';

const later = addDays(dayOf(testNow), 400);

describe('publishing a gate policy', () => {
  it('shows before whom it stops, stops them then, and never changes again', async () => {
    const workspace = await makeWorkspace();
    const pilot = await atStage(workspace, 'pilot');
    const candidate = await makeUseCase(workspace, { title: 'Travel expense questions' });
    const change = {
      added: [
        { gate: 'assessed' as const, requirement: 'value' as const, least: 1_000_000 },
        { gate: 'pilot' as const, requirement: 'item-done' as const, of: 'HF-1', from: later },
      ],
    };
    const { draft } = await mustRun('save-policy-draft', workspace.admin, { ...policyForm(change), base: 1 });
    const preview = await policyPreview(workspace.admin, 1);
    expect(preview).toMatchObject({ touched: 2, judged: 2, ahead: 1, behind: 1, gained: 0, page: 1, pages: 1 });
    expect(preview?.rows.map(({ key, ahead, behind }) => [key, ahead.lost.length, behind.lost.length])).toEqual([
      [candidate.key, 1, 0],
      [pilot.key, 0, 2],
    ]);
    expect(preview?.rows[1]?.behind.lost.map(({ gate, from }) => [gate, from])).toEqual([
      ['assessed', null],
      ['pilot', later],
    ]);
    expect(await policyPreview(workspace.architect, 1)).toBeNull();

    await mustRun('publish-policy', workspace.admin, { draft, reason: 'Small gains do not pay.' });
    const lacks = await inWorkspace(workspace.workspaceId, async (tx) => {
      const facts = await candidate.facts();
      return unmet('assessed', facts, await loadRuleContext(tx, facts, testNow));
    });
    expect(lacks.map(({ code }) => code)).toContain('value-low');
    const shown = await useCasePage(workspace.viewer, candidate.key);
    expect(shown?.gate?.lines.filter(({ added }) => added)).toHaveLength(1);
    expect((await pilot.facts()).stage).toBe('pilot');
    expect(await policyPage(workspace.viewer)).toMatchObject({
      newest: { version: 2, publishedBy: workspace.admin.name, note: 'Small gains do not pay.' },
      versions: [{ version: 2 }, { version: 1, publishedBy: null }],
      draft: null,
      mayChange: { code: 'not-permitted' },
    });
    expect(await policyVersion(workspace.viewer, 2)).toMatchObject({ changes: [{ before: null }, { before: null }] });
    expect(await policyVersion(workspace.viewer, 1)).toMatchObject({ definition: standardPolicy, changes: null });
    expect(await policyVersion(workspace.viewer, 3)).toBeNull();
    await expect(
      inWorkspace(workspace.workspaceId, (tx) => tx.gatePolicy.updateMany({ data: { version: 9 } })),
    ).rejects.toThrow();
  }, 60_000);

  it('stores with each move through a gate by which version it was judged', async () => {
    const journey = await makeJourney();
    await publishPolicyOf(journey.workspace, { thresholds: { metrics: { least: 2 } } });
    await journey.refused('move-stage', journey.architect, { to: 'assessed' });
    expect(await journey.lastEvent()).toMatchObject({ type: 'stage.refused', data: { policyVersion: 2 } });
    await journey.does('move-stage', journey.architect, { to: 'parked', reason: 'Nobody has time.' });
    expect((await journey.lastEvent())?.data).not.toHaveProperty('policyVersion');
    const useCase = await atStage(journey.workspace, 'assessed');
    const moved = await inWorkspace(journey.workspace.workspaceId, async (tx) =>
      tx.event.findFirst({ where: { chain: (await useCase.facts()).id, type: 'stage.moved' } }),
    );
    expect(moved?.data).toMatchObject({ to: 'assessed', policyVersion: 2 });
  });

  it('is refused below the floor, by the command and by the database', async () => {
    const workspace = await makeWorkspace();
    const context = { actor: workspace.admin, now: testNow };
    const low = { ...policyForm({ thresholds: { readiness: { least: 50 } } }), base: 1 };
    const refused = await savePolicyDraft.run(context, low);
    expect(!refused.ok && refused.refusal.fields).toEqual({
      'thresholds.readiness.least': ["The product's floor is 70 %: enter 70 or more."],
    });
    const thresholds = { ...standardPolicy.thresholds, readiness: { least: 69, next: null } };
    const { workspaceId } = workspace;
    const row = { id: newId(), workspaceId, version: 2, definition: { thresholds, added: [] }, publishedAt: testNow };
    await expect(inWorkspace(workspaceId, (tx) => tx.gatePolicy.create({ data: row }))).rejects.toThrow(
      /gate_policy_floor/,
    );
    expect(await settingsPage(workspace.admin)).not.toHaveProperty('settings.readinessThreshold');
  });

  it('refuses an unknown requirement, and a day that came while the draft lay', async () => {
    const workspace = await makeWorkspace();
    const unknown = { ...policyForm(), added: [{ gate: 'poc', requirement: 'magic' }], base: 1 };
    const refused = await savePolicyDraft.run({ actor: workspace.admin, now: testNow }, unknown);
    expect(!refused.ok && refused.refusal.fields).toEqual({
      'added.0.requirement': ['There is no such requirement to add.'],
    });
    const soon = { ...policyForm({ added: [{ gate: 'poc', requirement: 'data-classes', from: later }] }), base: 1 };
    const { draft } = await mustRun('save-policy-draft', workspace.admin, soon);
    const late = await publishPolicy.run({ actor: workspace.admin, now: new Date(`${later}T08:00:00Z`) }, { draft });
    expect(late).toMatchObject({
      refusal: { kind: 'unmet', reasons: [{ message: expect.stringMatching(/still to come/) }] },
    });
  });

  it('takes one of two admins who save, or publish, at once', async () => {
    const workspace = await makeWorkspace();
    const second = await workspace.member('admin', 'Second Admin');
    const context = (actor: typeof second) => ({ actor, now: testNow });
    const both = (run: (actor: typeof second) => Promise<{ ok: boolean }>) =>
      Promise.all([workspace.admin, second].map(run)).then((results) => results.map(({ ok }) => ok).sort());
    const save = { ...policyForm({ thresholds: { readiness: { least: 95 } } }), base: 1 };
    expect(await both((actor) => savePolicyDraft.run(context(actor), save))).toEqual([false, true]);
    const draft = (await policyPage(workspace.admin))?.draft?.state;
    expect(await both((actor) => publishPolicy.run(context(actor), { draft }))).toEqual([false, true]);
    // A form that was drawn before another version was published reverts nothing.
    expect(await savePolicyDraft.run(context(second), save)).toMatchObject({ refusal: { kind: 'conflict' } });
  });

  it('wants something to have changed, and shows other workspaces nothing', async () => {
    const workspace = await makeWorkspace();
    const other = await makeWorkspace();
    const { draft } = await mustRun('save-policy-draft', workspace.admin, { ...policyForm(), base: 1 });
    expect(await publishPolicy.run({ actor: workspace.admin, now: testNow }, { draft })).toMatchObject({
      refusal: { reasons: [{ code: 'no-change' }] },
    });
    expect(await publishPolicy.run({ actor: other.admin, now: testNow }, { draft })).toMatchObject({
      refusal: { kind: 'not-found' },
    });
    expect((await policyPage(other.admin))?.draft).toBeNull();
  });
});
