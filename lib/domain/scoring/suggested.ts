import { itemView } from '@/lib/domain/checklist/items';
import { suggestRatings, type SuggestionFacts, type Suggestions } from '@/lib/domain/mcp/suggestions';
import { classesInWords } from '@/lib/domain/servers/tools';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

/**
 * The ratings that the facts of a use case suggest. They rest on facts alone, never on what somebody rated: every scorer of a
 * blind round may see them. What a person rates counts.
 */
export const suggestedRatings = (facts: UseCaseFacts, now: Date): Suggestions =>
  suggestRatings({
    tools: facts.tools.map(({ name, tier, dataClasses, server }) => ({
      name,
      tier,
      server: server?.name ?? null,
      dataClasses: classesInWords(dataClasses),
    })),
    statedTier: facts.actionTier,
    servers: facts.servers.map(({ name }) => name),
    systems: facts.systems.map(({ name }) => name),
    controls: controlsOf(facts, now),
  });

/** The classes are approved, only needed fields are returned, retention and terms are agreed. */
const dataControls = ['DM-1', 'DM-2', 'DM-3'];

function controlsOf(facts: UseCaseFacts, now: Date): SuggestionFacts['controls'] {
  const states = dataControls.map((id) => itemView(facts, id, now)?.state);
  const inPlace = states.filter((state) => state === 'satisfied' || state === 'not-applicable').length;
  return inPlace === states.length ? 'agreed' : inPlace > 0 ? 'partial' : 'none';
}
