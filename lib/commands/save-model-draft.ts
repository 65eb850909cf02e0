import { z } from 'zod';
import { ok, refuse } from '@/lib/domain/result';
import { modelDefinition } from '@/lib/domain/scoring/model';
import { modelChanges, modelFields, modelOfForm } from '@/lib/domain/scoring/model-form';
import { number } from '@/lib/domain/use-case/fields';
import { newestModel } from '@/lib/db/scoring-draft';
import { workspaceCommand } from './workspace-command';

/** The revision of the draft that a form was drawn with; 0: there was none. */
export const revision = number({ min: 0, max: 2_147_483_647, whole: true });

export const otherAdmin = {
  code: 'changed-meanwhile',
  message: 'Another admin, or you in another window, saved, published or discarded it.',
  remedy: 'Look at what is there now, then save again.',
};

/** Works on the next version of the scoring model. Nothing is scored with it before it is published. */
export const saveModelDraft = workspaceCommand({
  name: 'save-model-draft',
  action: 'manage-settings',
  input: z.strictObject({ ...modelFields, revision }),
  async run({ tx, actor, now }, { revision: seen, ...entered }) {
    const { workspaceId } = tx;
    const draft = await tx.scoringModelDraft.findUnique({ where: { workspaceId } });
    if ((draft?.revision ?? 0) !== seen) return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    const model = modelOfForm(entered);
    if (!model.ok) {
      const messages = Object.values(model.fields).flat();
      const refused = refuse(
        'invalid',
        'The model cannot be saved as it is.',
        messages.map((message) => ({ code: 'invalid-input', message })),
      );
      return { ...refused, refusal: { ...refused.refusal, fields: model.fields } };
    }
    const newest = await newestModel(tx);
    const baseVersion = draft?.baseVersion ?? newest.version;
    const before = modelDefinition.parse(draft?.definition ?? newest.definition);
    const data = { definition: model.value, savedById: actor.memberId, savedAt: now, revision: seen + 1 };
    await tx.scoringModelDraft.upsert({
      where: { workspaceId },
      create: { workspaceId, baseVersion, ...data },
      update: data,
    });
    const changes = modelChanges(before, model.value);
    return ok({
      event: { type: 'model-draft.saved' as const, data: { baseVersion, changes } },
      value: { revision: seen + 1 },
    });
  },
});
