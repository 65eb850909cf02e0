import { refuse } from '@/lib/domain/result';
import { tag } from '@/lib/domain/use-case/tags';
import { useCaseCommand } from './use-case-command';

/** Takes a tag off the use case. A word that no use case carries any more is no tag of the workspace. */
export const removeTag = useCaseCommand({
  name: 'remove-tag',
  action: 'edit-use-case',
  versioned: true,
  parts: ['tags'],
  leavesSignatures: true,
  input: { tag },
  async run({ tx, facts }, { tag }) {
    if (!facts.tags.includes(tag)) return refuse('unmet', `It does not have the tag "${tag}".`);
    await tx.useCaseTag.delete({ where: { useCaseId_tag: { useCaseId: facts.id, tag } } });
    return { ok: true, value: { event: { type: 'tag.removed', data: { tag } }, value: {} } };
  },
});
