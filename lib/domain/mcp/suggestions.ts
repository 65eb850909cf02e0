import type { Level } from '@/lib/domain/scoring/factors';
import { actionTierLabels, actionTiers, type ActionTier } from '@/lib/domain/stages/stages';
import { someOf } from '@/lib/domain/list-of-words';
import { dataClasses, dataClassLabels, isPrivate, type DataClass } from './data-classes';

/** What is known of a use case, of its tools and of what they reach. */
export type SuggestionFacts = {
  tools: readonly {
    name: string;
    /** Null: entered by hand. */
    server: string | null;
    tier: ActionTier;
    /** Null: nobody has said. */
    dataClasses: readonly DataClass[] | null;
  }[];
  /** The tier that the use case states for itself; null: none. */
  statedTier: ActionTier | null;
  /** Servers that it builds on, by name. */
  servers: readonly string[];
  /** Connected systems, by name. */
  systems: readonly string[];
  /** Whether the controls of the data (DM-1 to DM-3) are satisfied: all of them, some, none. */
  controls: 'agreed' | 'partial' | 'none';
};

export type SuggestedFactor = 'action-risk' | 'system-complexity' | 'data-sensitivity';

/** `because`: a sentence that names the tools or facts behind it. A person confirms it, or overrides it with a reason. */
export type Suggestion = { level: Level; because: string };

/** Null: nothing is known that speaks about the factor. */
export type Suggestions = Record<SuggestedFactor, Suggestion | null>;

export const suggestRatings = (facts: SuggestionFacts): Suggestions => ({
  'action-risk': actionRisk(facts),
  'system-complexity': systemComplexity(facts),
  'data-sensitivity': dataSensitivity(facts),
});

const levelOfTier: Record<ActionTier, Level> = { 'read-only': 5, draft: 4, 'reversible-write': 3, irreversible: 1 };

function actionRisk({ tools, statedTier }: SuggestionFacts): Suggestion | null {
  const highest = actionTiers.findLast((tier) => tier === statedTier || tools.some((tool) => tool.tier === tier));
  if (!highest) return null;
  const names = tools.filter((tool) => tool.tier === highest).map(cited);
  if (names.length === 0) {
    const tier = actionTierLabels[highest].toLowerCase();
    const besides = tools.length === 0 ? 'no tool is registered yet' : 'no tool goes as far';
    return { level: levelOfTier[highest], because: `The use case states ${tier}; ${besides}.` };
  }
  return {
    level: levelOfTier[highest],
    because:
      highest === 'read-only'
        ? `Every tool is read-only: ${someOf(names)}.`
        : `The highest tier is ${actionTierLabels[highest].toLowerCase()}, of ${someOf(names)}.`,
  };
}

/** How many it reaches: a server that stands before no named system is one itself. */
export const reach = ({ systems, servers }: Record<'systems' | 'servers', readonly unknown[]>): number =>
  Math.max(systems.length, servers.length);

/** The best level that a number of systems allows, of those that are stable and documented. */
export const levelOfReach = (count: number): Level => (count <= 1 ? 5 : count === 2 ? 4 : count === 3 ? 3 : 2);

function systemComplexity({ systems, servers }: SuggestionFacts): Suggestion | null {
  const count = reach({ systems, servers });
  if (count === 0) return null;
  const said = [
    ...(systems.length > 0 ? [`${counted(systems.length, 'system')} (${someOf(systems)})`] : []),
    ...(servers.length > 0 ? [`${counted(servers.length, 'server')} (${someOf(servers)})`] : []),
  ];
  return {
    level: levelOfReach(count),
    because: `It reaches ${said.join(' through ')}. Lower it where one of them is unstable or badly documented.`,
  };
}

/** The most guarded class that a tool is known to return; null: none is known. */
export const highestClass = (tools: readonly Pick<SuggestionFacts['tools'][number], 'dataClasses'>[]) =>
  dataClasses.findLast((name) => tools.some((tool) => tool.dataClasses?.includes(name))) ?? null;

function dataSensitivity({ tools, controls }: SuggestionFacts): Suggestion | null {
  const highest = highestClass(tools);
  if (!highest) return null;
  const names = tools.filter((tool) => tool.dataClasses?.includes(highest)).map(cited);
  const unknown = tools.filter((tool) => tool.dataClasses === null).map(cited);
  const because = [
    `The most sensitive data are ${dataClassLabels[highest].toLowerCase()}, from ${someOf(names)}.`,
    ...(isPrivate(highest) ? [controlWords[controls]] : []),
    ...(unknown.length > 0 ? [`No class is stated for ${someOf(unknown)}.`] : []),
  ];
  return { level: levelOfData(highest, controls), because: because.join(' ') };
}

const controlWords: Record<SuggestionFacts['controls'], string> = {
  agreed: 'The controls of the data are agreed.',
  partial: 'The controls of the data are only partly in place.',
  none: 'No control of the data is in place.',
};

function levelOfData(highest: DataClass, controls: SuggestionFacts['controls']): Level {
  if (highest === 'public') return 5;
  if (highest === 'internal') return 4;
  return controls === 'agreed' ? 3 : controls === 'partial' ? 2 : 1;
}

const counted = (count: number, word: string): string => (count === 1 ? `one ${word}` : `${count} ${word}s`);

const cited = ({ name, server }: SuggestionFacts['tools'][number]): string => (server ? `${name} (${server})` : name);
