import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import { notFound, refuse } from '@/lib/domain/result';
import { actionTiers } from '@/lib/domain/stages/stages';
import { toolLimit } from '@/lib/domain/stages/tool-tiers';
import type { ToolFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { optionalId, text } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { insertRow, updateRow } from '@/lib/db/write-row';
import { broughtByServers, useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * An MCP tool that the use case calls: what for, what it may do at worst, what data it returns, from which system. Of one that comes
 * from a server only the purpose and the system are stated here.
 */
export const saveTool = useCaseCommand({
  name: 'save-tool',
  action: 'edit-tools',
  versioned: true,
  bears: broughtByServers,
  parts: ['judged'],
  input: {
    id: optionalId.optional(),
    name: text('the name of the tool', 1, 120),
    purpose: text('what it is for', 3, 500),
    tier: z.enum(actionTiers, { error: 'Choose what it may do at worst.' }),
    dataClasses: text('what data it returns, or "none"', 2, 500),
    system: optionalId.optional(),
  },
  async run({ tx, facts, now }, { id, system = null, ...entered }) {
    const before = id ? facts.tools.find((tool) => tool.id === id) : undefined;
    if (id && !before) return notFound();
    // What comes from a server is the server's to say.
    const content = before?.server ? { ...entered, ...ofServer(before) } : entered;
    if (!before && facts.tools.length >= toolLimit) {
      return refuse('unmet', `A use case has at most ${toolLimit} tools.`);
    }
    const same = facts.tools.find((tool) => tool.name === content.name && tool.id !== before?.id);
    if (same) return wrongField('name', 'This use case has a tool of this name already.');
    // A tool stays on a system that the use case no longer states, until somebody chooses another.
    const stated = facts.systems.some((candidate) => candidate.id === system);
    if (system && !stated && system !== before?.systemId) {
      return wrongField('system', 'Choose one of the systems of this use case.');
    }
    const toolId = before?.id ?? newId();
    const data = { ...content, systemId: system };
    const of = { workspaceId: tx.workspaceId, useCaseId: facts.id };
    const saved = before
      ? updateRow(tx, 'tool', toolId, data)
      : insertRow(tx, 'tool', { id: toolId, ...of, ...data, createdAt: now });
    tx.later(saved);
    const { name, tier } = content;
    const changes = changesBetween<Told>(named(before, facts), named(data, facts), fields);
    return {
      ok: true,
      value: {
        event: { type: 'tool.saved', data: { toolId, name, tier, created: !before, changes } },
        value: { id: toolId },
      },
    };
  },
});

const fields = ['name', 'purpose', 'tier', 'dataClasses', 'system'] as const;

const ofServer = ({ name, tier, dataClasses }: ToolFacts) => ({ name, tier, dataClasses });

type Told = Omit<ToolFacts, 'id' | 'server' | 'systemId'> & { system: string | null };

/** The trail names the system as it was called then. */
function named(
  tool: Omit<ToolFacts, 'id' | 'createdAt' | 'server'> | undefined,
  facts: Pick<UseCaseFacts, 'systems'>,
): Partial<Told> {
  if (!tool) return {};
  const { name, purpose, tier, dataClasses, systemId } = tool;
  return {
    name,
    purpose,
    tier,
    dataClasses,
    system: facts.systems.find(({ id }) => id === systemId)?.name ?? systemId,
  };
}
