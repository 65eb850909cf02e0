import { dataClassLabels, isPrivate } from '@/lib/domain/mcp/data-classes';
import { highestClass, levelOfReach, reach } from '@/lib/domain/mcp/suggestions';
import { classesInWords } from '@/lib/domain/servers/tools';
import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import { highestToolTier } from '@/lib/domain/stages/tool-tiers';
import type { MetricFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { factors, levels, type Factor, type Level, type Ratings } from './factors';

/**
 * What a use case states beside the factor that it bears on, and where a rating says something else. A contradiction is pointed
 * out, never refused: either of the two may be the one to mend.
 */

type Stated = Pick<
  UseCaseFacts,
  | 'owners'
  | 'expectedValue'
  | 'tools'
  | 'actionTier'
  | 'systems'
  | 'servers'
  | 'userGroup'
  | 'userGroupSize'
  | 'plan'
  | 'scenarios'
>;

export type StatedFact = { label: string; value: string };

const notStated = 'Not stated';

/** In words, by factor; what is not stated says so. */
export function statedFacts(facts: Stated): Record<Factor, StatedFact[]> {
  const {
    owners,
    expectedValue: value,
    tools,
    actionTier,
    systems,
    servers,
    userGroup,
    userGroupSize,
    plan,
    scenarios,
  } = facts;
  const classes = [...new Set(tools.map(({ dataClasses }) => dataClasses.trim()).filter(Boolean))];
  return {
    'business-value': [
      { label: 'Business owner', value: owners.business?.name ?? notStated },
      {
        label: 'Expected value',
        value: isQuantified(facts)
          ? `${value.hoursSavedPerMonth} hours a month for each of ${value.people} people`
          : notStated,
      },
    ],
    'data-sensitivity': [{ label: 'Data that the tools return', value: classes.join('; ') || notStated }],
    'action-risk': [
      { label: 'Action tier', value: actionTier ? actionTierLabels[effectiveTier(facts)] : notStated },
      { label: 'Tools', value: tools.length > 0 ? tools.map(({ name }) => name).join(', ') : notStated },
    ],
    'system-complexity': [
      { label: 'Systems', value: systems.map(({ name }) => name).join(', ') || notStated },
      ...(servers.length > 0 ? [{ label: 'Servers', value: servers.map(({ name }) => name).join(', ') }] : []),
    ],
    'user-group': [
      {
        label: 'User group',
        value:
          [userGroup, userGroupSize === null ? null : `${userGroupSize} people`].filter(Boolean).join(', ') ||
          notStated,
      },
    ],
    measurement: [
      { label: 'Metrics', value: plan.metrics.map(metricWords).join('; ') || notStated },
      { label: 'Scenarios', value: scenarios.length > 0 ? String(scenarios.length) : 'None' },
    ],
  };
}

const metricWords = ({ name, unit, baseline, target }: MetricFacts): string =>
  baseline === null || target === null
    ? `${name}, no ${baseline === null ? 'baseline' : 'target'}`
    : `${name} from ${baseline} to ${target} ${unit}`.trim();

/** The levels that fit what is stated, and what is stated, in words. Null: nothing stated speaks about this factor. */
type Fitting = { least: Level; most: Level; because: string } | null;

const ofTier: Record<ActionTier, [Level, Level]> = {
  'read-only': [5, 5],
  draft: [4, 4],
  'reversible-write': [2, 3],
  irreversible: [1, 2],
};

const fitting: Record<Factor, (facts: Stated) => Fitting> = {
  'business-value': (facts) => {
    if (!facts.owners.business) return { least: 1, most: 3, because: 'no business owner is assigned' };
    return isQuantified(facts) ? null : { least: 1, most: 3, because: 'the expected value is not stated' };
  },
  // Lower is never wrong: more may be known of the data than their class.
  'data-sensitivity': ({ tools }) => {
    const highest = highestClass(tools.map((tool) => ({ dataClasses: classesInWords(tool.dataClasses) })));
    if (highest === null || !isPrivate(highest)) return null;
    return { least: 1, most: 3, because: `a tool returns ${dataClassLabels[highest].toLowerCase()} data` };
  },
  'action-risk': (facts) => {
    // Nothing stated is the worst case elsewhere (effectiveTier); against a rating only what is known speaks.
    const tier = facts.actionTier === null ? highestToolTier(facts.tools) : effectiveTier(facts);
    if (tier === null) return null;
    const [least, most] = ofTier[tier];
    const label = actionTierLabels[tier].toLowerCase();
    return {
      least,
      most,
      because: tier === facts.actionTier ? `the declared tier is ${label}` : `a tool is ${label}`,
    };
  },
  'system-complexity': ({ systems, servers }) => {
    const count = reach({ systems, servers });
    if (count === 0) return null;
    const what = systems.length === count ? 'system' : 'server';
    return {
      least: 1,
      most: levelOfReach(count),
      because: count === 1 ? `one ${what} is stated` : `${count} ${what}s are stated`,
    };
  },
  'user-group': ({ userGroupSize: size }) => {
    if (size === null) return null;
    return { least: 1, most: size <= 20 ? 5 : size <= 50 ? 4 : 3, because: `the user group has ${size} people` };
  },
  measurement: ({ plan: { metrics }, scenarios }) => {
    if (metrics.length === 0) return { least: 1, most: 2, because: 'the measurement plan has no metric' };
    const whole = metrics.every(({ baseline, target }) => baseline !== null && target !== null);
    if (!whole) return { least: 1, most: 3, because: 'a metric has no baseline or no target' };
    return scenarios.length > 0
      ? null
      : { least: 1, most: 4, because: 'there are no scenarios, so no repeatable test set' };
  },
};

export type Contradictions = Record<Factor, Partial<Record<Level, string>>>;

/**
 * By factor and level, what choosing it would contradict: "Rated as “Read-only”, but the declared tier is reversible write."
 * `rubrics`: the written levels, five a factor.
 */
export function contradictions(facts: Stated, rubrics: Record<Factor, readonly string[]>): Contradictions {
  return Object.fromEntries(
    factors.map((factor) => {
      const fit = fitting[factor](facts);
      const wrong = fit ? levels.filter((level) => level < fit.least || level > fit.most) : [];
      return [
        factor,
        Object.fromEntries(
          wrong.map((level) => [
            level,
            `Rated as “${rubrics[factor][level - 1]?.replace(/\.$/, '')}”, but ${fit?.because}.`,
          ]),
        ),
      ];
    }),
  ) as Contradictions;
}

export type Contradicted = { factor: Factor; message: string };

/** Which of these ratings say something else than what is stated by now. */
export function contradictionsOf(
  ratings: Ratings,
  facts: Stated,
  rubrics: Record<Factor, readonly string[]>,
): Contradicted[] {
  const found = contradictions(facts, rubrics);
  return factors.flatMap((factor) => {
    const message = found[factor][ratings[factor]];
    return message ? [{ factor, message }] : [];
  });
}

const isQuantified = ({ expectedValue: { hoursSavedPerMonth, people } }: Pick<Stated, 'expectedValue'>): boolean =>
  hoursSavedPerMonth !== null && people !== null;
