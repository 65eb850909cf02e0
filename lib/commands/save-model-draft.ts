import { z } from 'zod';
import { ok, refuse } from '@/lib/domain/result';
import { modelDefinition } from '@/lib/domain/scoring/model';
import { formOfModel, modelChanges, modelFields, modelOfForm } from '@/lib/domain/scoring/model-form';
import { id, optionalId, version } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { newestModel } from '@/lib/db/scoring-draft';
import { workspaceCommand } from './workspace-command';

/** The draft exactly as somebody saw it. */
export const draftState = id;

export const otherAdmin = {
  code: 'changed-meanwhile',
  message: 'Another admin, or you in another window, saved, published or discarded it.',
  remedy: 'Look at what is there now, then save again.',
};

/** Works on the next version of the scoring model. Nothing is scored with it before it is published. */
export const saveModelDraft = workspaceCommand({
  name: 'save-model-draft',
  action: 'manage-settings',
  input: z.strictObject({
    ...modelFields,
    /** What the form was drawn with: the newest version, and the draft of the next if there was one. */
    base: version,
    draft: optionalId,
  }),
  async run({ tx, actor, now }, { base, draft: seen, ...entered }) {
    const { workspaceId } = tx;
    const draft = await tx.scoringModelDraft.findUnique({ where: { workspaceId } });
    const newest = await newestModel(tx);
    if ((draft?.state ?? null) !== seen || newest.version !== base) {
      return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    }
    const before = modelDefinition.parse(draft?.definition ?? newest.definition);
    const model = modelOfForm(entered);
    if (!model.ok) {
      const reasons = Object.values(model.fields)
        .flat()
        .map((message) => ({ code: 'invalid-input', message }));
      const refused = refuse('invalid', 'The model cannot be saved as it is.', reasons);
      return { ...refused, refusal: { ...refused.refusal, fields: model.fields } };
    }
    // The form shows weights rounded: those that nobody touched stay what they are, to the last digit.
    const untouched = JSON.stringify(formOfModel(before).weights) === JSON.stringify(entered.weights);
    const definition = untouched ? { ...model.value, weights: before.weights } : model.value;
    const state = newId();
    const data = { definition, savedById: actor.memberId, savedAt: now, state };
    await tx.scoringModelDraft.upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data });
    const changes = modelChanges(before, definition);
    return ok({
      event: { type: 'model-draft.saved' as const, data: { baseVersion: newest.version, changes } },
      value: { draft: state },
    });
  },
});
