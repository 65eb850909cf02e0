import { refuse } from '@/lib/domain/result';
import { tag, tagLimits } from '@/lib/domain/use-case/tags';
import { workspaceTags } from '@/lib/db/workspace-tags';
import { useCaseCommand } from './use-case-command';

/** Gives the use case a tag: one that the workspace has, or a new word. */
export const addTag = useCaseCommand({
  name: 'add-tag',
  action: 'edit-use-case',
  versioned: true,
  parts: ['tags'],
  leavesSignatures: true,
  input: { tag },
  async run({ tx, facts }, { tag }) {
    if (facts.tags.includes(tag)) return refuse('unmet', `It has the tag "${tag}" already.`);
    if (facts.tags.length >= tagLimits.ofUseCase) {
      return refuse('unmet', `It has ${tagLimits.ofUseCase} tags, which is the most. Remove one first.`);
    }
    const known = await workspaceTags(tx);
    if (!known.includes(tag) && known.length >= tagLimits.ofWorkspace) {
      const message = `The workspace has ${tagLimits.ofWorkspace} tags, which is the most. Use one of them.`;
      return refuse('unmet', message);
    }
    await tx.useCaseTag.create({ data: { workspaceId: tx.workspaceId, useCaseId: facts.id, tag } });
    return { ok: true, value: { event: { type: 'tag.added', data: { tag } }, value: {} } };
  },
});
