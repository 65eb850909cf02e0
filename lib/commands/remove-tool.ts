import { notFound } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { useCaseCommand } from './use-case-command';

export const removeTool = useCaseCommand({
  name: 'remove-tool',
  action: 'edit-tools',
  versioned: false,
  parts: ['judged'],
  input: { id },
  async run({ tx, facts }, { id: toolId }) {
    const tool = facts.tools.find((candidate) => candidate.id === toolId);
    if (!tool) return notFound();
    tx.later(tx.$executeRaw`delete from tool where id = ${toolId}::uuid`);
    const { name, tier } = tool;
    return { ok: true, value: { event: { type: 'tool.removed', data: { toolId, name, tier } }, value: {} } };
  },
});
