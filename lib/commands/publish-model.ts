import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { modelDefinition } from '@/lib/domain/scoring/model';
import { modelChanges } from '@/lib/domain/scoring/model-form';
import { newId } from '@/lib/db/new-id';
import { newestModel } from '@/lib/db/scoring-draft';
import { draftState, otherAdmin } from './save-model-draft';
import { workspaceCommand } from './workspace-command';

/**
 * Makes the draft the newest version of the scoring model, which never changes again. New assessments are made with it; those
 * that are there keep theirs until somebody rescores them.
 */
export const publishModel = workspaceCommand({
  name: 'publish-model',
  action: 'manage-settings',
  input: z.strictObject({ draft: draftState }),
  async run({ tx, now }, { draft: seen }) {
    const { workspaceId } = tx;
    const draft = await tx.scoringModelDraft.findUnique({ where: { workspaceId } });
    if (!draft) return notFound();
    if (draft.state !== seen) return refuse('conflict', 'The draft has changed meanwhile.', [otherAdmin]);
    const newest = await newestModel(tx);
    const definition = modelDefinition.parse(draft.definition);
    const changes = modelChanges(modelDefinition.parse(newest.definition), definition);
    if (changes.length === 0) {
      return refuse('unmet', `The draft is the same as version ${newest.version}.`, [
        { code: 'no-change', message: 'Nothing would change.', remedy: 'Change something, or discard the draft.' },
      ]);
    }
    const version = newest.version + 1;
    await tx.scoringModel.create({ data: { id: newId(), workspaceId, version, definition, publishedAt: now } });
    await tx.scoringModelDraft.delete({ where: { workspaceId } });
    return ok({ event: { type: 'model.published' as const, data: { version, changes } }, value: { version } });
  },
});
