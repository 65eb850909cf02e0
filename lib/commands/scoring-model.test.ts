import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { factors } from '@/lib/domain/scoring/factors';
import { modelDefinition, type ModelDefinition } from '@/lib/domain/scoring/model';
import { formOfModel, modelChanges, modelOfForm } from '@/lib/domain/scoring/model-form';
import { anyWeights } from '@/lib/domain/testing/arbitraries';
import { checkDerived } from '@/lib/db/check-derived';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { modelPreview, modelsPage } from '@/lib/queries/scoring-models';
import { scoreTab } from '@/lib/queries/score-tab';
import { shortlist, shortlistCsv } from '@/lib/queries/shortlist';
import { sideBySide } from '@/lib/queries/side-by-side';
import { calibrationPage } from '@/lib/queries/calibration';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { modelForm } from '@/lib/testing/models';
import { atStage } from '@/lib/testing/steps';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { publishModel } from './publish-model';
import { saveModelDraft } from './save-model-draft';

const strict: Partial<ModelDefinition> = {
  strongFrom: 85,
  notBelow: 60,
  weights: { ...defaultModel.weights, 'business-value': 2 / 6, measurement: 0 },
};

const all = { unit: null, system: null };

async function publish(workspace: TestWorkspace, change: Partial<ModelDefinition>): Promise<void> {
  const base = (await modelsPage(workspace.admin))?.newest.version;
  const saved = await mustRun('save-model-draft', workspace.admin, { ...modelForm(change), base });
  await mustRun('publish-model', workspace.admin, { draft: saved.draft });
}

describe('the form of a scoring model', () => {
  it('keeps what it was given, but for weights, which become shares', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => {
        const model = { ...defaultModel, weights };
        const read = modelOfForm(formOfModel(model));
        if (!read.ok) return expect(Object.values(weights).every((weight) => weight < 1e-6)).toBe(true);
        expect(modelDefinition.safeParse(read.value).success).toBe(true);
        for (const factor of factors) expect(read.value.weights[factor]).toBeCloseTo(weights[factor], 5);
        expect({ ...read.value, weights }).toEqual(model);
      }),
    );
  });

  it('refuses weights that are all nothing, and thresholds that cross', () => {
    const nothing = modelForm();
    for (const factor of factors) nothing.weights[factor] = 0;
    expect(modelOfForm(nothing)).toMatchObject({
      ok: false,
      fields: { 'weights.business-value': [expect.any(String)] },
    });
    expect(modelOfForm(modelForm({ notBelow: 80 }))).toMatchObject({
      ok: false,
      fields: { notBelow: [expect.any(String)] },
    });
  });

  it('tells what differs in words', () => {
    expect(modelChanges(defaultModel, { ...defaultModel, ...strict })).toEqual([
      { field: 'Weight of business value', before: '16.67 %', after: '33.33 %' },
      { field: 'Weight of measurement', before: '16.67 %', after: '0 %' },
      { field: 'Strong from', before: 75, after: 85 },
      { field: 'Not below', before: 50, after: 60 },
    ]);
  });
});

describe('publishing a scoring model', () => {
  it('shows before what rescoring then makes, rewrites nothing by itself, and never changes again', async () => {
    const journeys: Journey[] = [await makeJourney()];
    const { workspace } = journeys[0]!;
    for (let index = 0; index < 3; index += 1) journeys.push(await makeJourney({ workspace }));
    await journeys[0]!.assess({ measurement: 2, 'user-group': 3, 'business-value': 3 });
    await journeys[1]!.assess({});
    await journeys[2]!.assess({ 'business-value': 2, 'data-sensitivity': 2, 'system-complexity': 3 });
    await journeys[3]!.assess({ 'action-risk': 1 });
    const before = await Promise.all(journeys.map((journey) => journey.row()));

    const { draft } = await mustRun('save-model-draft', workspace.admin, { ...modelForm(strict), base: 1 });
    const preview = await modelPreview(workspace.admin, 'draft', 1);
    expect(preview).toMatchObject({ version: null, judged: 4 });
    expect(preview?.changed).toBeGreaterThan(1);
    await mustRun('publish-model', workspace.admin, { draft });
    // What it would change is what it would change, published or not.
    const shown = await modelPreview(workspace.viewer, 'newest', 1);
    expect(shown?.changes).toEqual(preview?.changes);
    expect(shown?.moves).toEqual(preview?.moves);
    const untouched = await Promise.all(journeys.map((journey) => journey.row()));
    expect(untouched).toEqual(before);

    for (const [index, journey] of journeys.entries()) {
      const tab = await scoreTab(journey.architect, journey.key);
      expect(tab?.newest?.version).toBe(2);
      await journey.does('rescore-use-case', journey.architect);
      const row = await journey.row();
      const promised = preview?.changes.find(({ key }) => key === journey.key)?.after;
      const { score, verdict } = before[index]!;
      expect({ score: row.score, verdict: row.verdict }).toEqual(promised ?? { score, verdict });
      expect(row).toMatchObject({ modelVersion: 2, ratings: before[index]!.ratings });
      expect(await journey.lastEvent()).toMatchObject({
        type: 'assessment.rescored',
        data: { before: { modelVersion: 1 }, after: { modelVersion: 2 } },
      });
    }
    expect(await modelPreview(workspace.viewer, 'newest', 1)).toMatchObject({ judged: 0, changed: 0 });
    expect(await checkDerived(workspace.workspaceId)).toMatchObject({ checked: 4, differences: [] });
    // The one that counted before is there, with the version it was made with.
    const { assessments } = await journeys[0]!.facts();
    expect(assessments.map(({ state, modelVersion }) => [state, modelVersion]).sort()).toEqual([
      ['agreed', 2],
      ['superseded', 1],
    ]);
    const again = await journeys[0]!.refused('rescore-use-case', workspace.architect);
    expect(again.message).toBe('It is scored with version 2, the newest, already.');
    await expect(
      inWorkspace(workspace.workspaceId, (tx) => tx.scoringModel.updateMany({ data: { version: 9 } })),
    ).rejects.toThrow();
  }, 60_000);

  it('takes one of two admins who save, or publish, at once', async () => {
    const workspace = await makeWorkspace();
    const second = await workspace.member('admin', 'Second Admin');
    const context = (actor: typeof second) => ({ actor, now: testNow });
    const both = (run: (actor: typeof second) => Promise<{ ok: boolean }>) =>
      Promise.all([workspace.admin, second].map(run)).then((results) => results.map(({ ok }) => ok).sort());
    const save = { ...modelForm(strict), base: 1 };
    expect(await both((actor) => saveModelDraft.run(context(actor), save))).toEqual([false, true]);
    const draft = (await modelsPage(workspace.admin))?.draft?.state;
    expect(await both((actor) => publishModel.run(context(actor), { draft }))).toEqual([false, true]);
    expect((await modelsPage(workspace.admin))?.versions.map(({ version }) => version)).toEqual([2, 1]);
  });

  it('takes nobody’s word for what they have not seen', async () => {
    const workspace = await makeWorkspace();
    const context = { actor: workspace.admin, now: testNow };
    const save = { ...modelForm(strict), base: 1 };
    const seen = (await mustRun('save-model-draft', workspace.admin, save)).draft;
    await mustRun('discard-model-draft', workspace.admin, { draft: seen });
    await mustRun('save-model-draft', workspace.admin, { ...modelForm({ strongFrom: 99 }), base: 1 });
    expect(await publishModel.run(context, { draft: seen })).toMatchObject({ refusal: { kind: 'conflict' } });
    // A form that was drawn before another version was published reverts nothing.
    await mustRun('discard-model-draft', workspace.admin, { draft: (await modelsPage(workspace.admin))?.draft?.state });
    await publish(workspace, strict);
    expect(await saveModelDraft.run(context, save)).toMatchObject({ refusal: { kind: 'conflict' } });
  });

  it('keeps weights to the last digit where nobody touched them', async () => {
    const workspace = await makeWorkspace();
    const { draft } = await mustRun('save-model-draft', workspace.admin, { ...modelForm({ strongFrom: 80 }), base: 1 });
    expect((await modelsPage(workspace.admin))?.draft).toMatchObject({
      state: draft,
      definition: { weights: defaultModel.weights },
    });
  });

  it('wants something to have changed', async () => {
    const workspace = await makeWorkspace();
    const { draft } = await mustRun('save-model-draft', workspace.admin, { ...modelForm(), base: 1 });
    expect(await publishModel.run({ actor: workspace.admin, now: testNow }, { draft })).toMatchObject({
      refusal: { reasons: [{ code: 'no-change' }] },
    });
    expect(await modelPreview(workspace.architect, 'draft', 1)).toBeNull();
  });
});

describe('comparing', () => {
  it('ranks by verdict, score and value; the same in the file', async () => {
    const journeys: Journey[] = [await makeJourney()];
    const { workspace } = journeys[0]!;
    for (let index = 0; index < 2; index += 1) journeys.push(await makeJourney({ workspace }));
    const [strong, barred, conditions] = journeys as [Journey, Journey, Journey];
    await strong.assess({ measurement: 4 });
    await barred.assess({ 'action-risk': 1 });
    await conditions.assess({ measurement: 2 });
    const found = await shortlist(workspace.viewer, all);
    expect(found?.rows.map(({ key }) => key)).toEqual([strong.key, conditions.key, barred.key]);
    expect(found).toMatchObject({ scored: 3, unscored: 0 });
    const file = await shortlistCsv(workspace.viewer, all);
    expect(
      file
        ?.trim()
        .split('\r\n')
        .slice(1)
        .map((line) => line.split(',').slice(0, 2)),
    ).toEqual(found?.rows.map(({ place, key }) => [String(place), key]));
    expect(await shortlist(workspace.viewer, { unit: 'NONE', system: null })).toMatchObject({ rows: [], scored: 0 });
    const system = (await shortlist(workspace.viewer, { unit: null, system: strong.systemId }))?.rows;
    expect(system?.map(({ key }) => key)).toEqual([strong.key]);

    const beside = await sideBySide(workspace.viewer, [strong.key, barred.key, 'GEN-404']);
    expect(beside?.missing).toEqual(['GEN-404']);
    expect(beside?.compared[1]?.lacks.map(({ code }) => code)).toContain('verdict');
    expect(beside?.compared[0]?.robustness).toMatch(/^Holds/);
    // A draft of somebody else is not in what is compared.
    await strong.does('keep-assessment-draft', strong.owners.technical, { ratings: {} });
    const hidden = await sideBySide(workspace.viewer, [strong.key]);
    expect(hidden?.compared[0]?.facts.assessments.map(({ state }) => state)).toEqual(['agreed']);

    const other = await makeWorkspace();
    expect(await shortlist(other.viewer, all)).toMatchObject({ rows: [], scored: 0, unscored: 0 });
    expect(await sideBySide(other.viewer, [strong.key])).toMatchObject({ compared: [], missing: [strong.key] });
  });

  it('calibrates by what pilots measured, and counts who rated', async () => {
    const workspace = await makeWorkspace();
    await atStage(workspace, 'go-live-review');
    const found = await calibrationPage(workspace.viewer);
    expect(found).toMatchObject({
      count: 1,
      enough: false,
      byRole: [{ label: 'Others, such as architects', count: 1 }],
    });
    expect(found?.value).toMatchObject([{ level: 5, reached: 1 }]);
    expect(found?.measurement).toMatchObject([{ reached: 1 }]);
    const other = await makeWorkspace();
    expect(await calibrationPage(other.viewer)).toMatchObject({ count: 0 });
  });

  it('publishes twice in a row', async () => {
    const workspace = await makeWorkspace();
    await publish(workspace, strict);
    await publish(workspace, { strongFrom: 80 });
    expect((await modelsPage(workspace.viewer))?.newest).toMatchObject({ version: 3, definition: { strongFrom: 80 } });
  });
});
