import type { Person } from '@/lib/domain/access/actor';
import type { Reason } from '@/lib/domain/result';
import type { AssessmentFacts, RatingFacts, RoundFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { architects } from '@/lib/domain/who';
import { stageLabels } from '@/lib/domain/stages/stages';
import { isEnded } from '@/lib/domain/stages/track';
import { maySeeProgress, runningRound } from './blind';
import { factorLabels, factors, type Factor, type Level } from './factors';

/** Levels apart from which two ratings of one factor must be reconciled. */
export const divergesFrom = 2;

export type GivenRating = { person: Person; level: Level } & Pick<RatingFacts, 'rationale' | 'links'>;

/** What the scorers of a round make of one factor, once revealed. */
export type FactorSpread = {
  factor: Factor;
  /** Lowest level first. */
  given: GivenRating[];
  low: Level;
  high: Level;
  /** Levels between the lowest and the highest, 0–4. */
  range: number;
  /**
   * 0–1: one minus the mean distance of all pairs of scorers over the greatest possible one. 1: all the same; 0: two
   * scorers at opposite ends. Null for a single scorer, who agrees with nobody.
   */
  agreement: number | null;
  /** The middle level; between two, the more cautious one. */
  median: Level;
  diverges: boolean;
  reconciled: RoundFacts['reconciliations'][number] | null;
  /** The level that would count; null while it must be reconciled first. */
  level: Level | null;
};

/** What was handed in to a round; its outcome is agreed, never submitted. */
export const roundAssessments = (
  round: Pick<RoundFacts, 'id'>,
  { assessments }: Pick<UseCaseFacts, 'assessments'>,
): AssessmentFacts[] => assessments.filter(({ roundId, state }) => roundId === round.id && state === 'submitted');

/** Factor by factor; those that nobody rated are left out. */
export function spreads(round: RoundFacts, facts: Pick<UseCaseFacts, 'assessments'>): FactorSpread[] {
  const handedIn = roundAssessments(round, facts);
  return factors.flatMap((factor) => {
    const given = handedIn.flatMap(({ assessor, ratings }) => {
      const { level, rationale, links } = ratings[factor];
      return level === null ? [] : [{ person: assessor, level, rationale, links }];
    });
    return given.length === 0 ? [] : [spread(factor, given, round)];
  });
}

function spread(factor: Factor, unsorted: GivenRating[], round: RoundFacts): FactorSpread {
  const given = unsorted.toSorted((a, b) => a.level - b.level || (a.person.name < b.person.name ? -1 : 1));
  const levels = given.map(({ level }) => level);
  const low = levels[0] as Level;
  const high = levels.at(-1) as Level;
  const median = levels[Math.floor((levels.length - 1) / 2)] as Level;
  const diverges = high - low >= divergesFrom;
  const reconciled = round.reconciliations.find((one) => one.factor === factor) ?? null;
  return {
    factor,
    given,
    low,
    high,
    range: high - low,
    agreement: agreementOf(levels),
    median,
    diverges,
    reconciled,
    level: reconciled?.level ?? (diverges ? null : median),
  };
}

function agreementOf(levels: Level[]): number | null {
  const pairs = levels.flatMap((level, index) => levels.slice(index + 1).map((other) => Math.abs(level - other)));
  if (pairs.length === 0) return null;
  return 1 - pairs.reduce((sum, distance) => sum + distance, 0) / pairs.length / 4;
}

/** Those who were asked and have not handed in. */
export const missingScorers = (round: RoundFacts): Person[] =>
  round.scorers
    .map(({ person }) => person)
    .filter(({ id }) => !round.handedIn?.some(({ personId }) => personId === id));

/** What keeps a round from being revealed: each factor needs somebody's rating. Nothing for whoever may not know who is missing. */
export function revealReasons(round: RoundFacts): Reason[] {
  if (round.handedIn === null) return [];
  const missing = new Set(missingScorers(round).map(({ id }) => id));
  return factors.flatMap((factor) => {
    const asked = round.scorers.filter((scorer) => scorer.factors.includes(factor)).map(({ person }) => person);
    if (asked.some(({ id }) => !missing.has(id))) return [];
    return [
      {
        code: 'not-rated',
        message: `Nobody has rated ${factorLabels[factor].toLowerCase()} yet.`,
        remedy: 'Wait for them, or ask somebody else.',
        by: asked.map(({ name }) => name).join(', '),
        tab: 'score' as const,
      },
    ];
  });
}

/** What keeps a revealed round from being agreed: factors on which the scorers are too far apart. */
export const agreeReasons = (round: RoundFacts, facts: Pick<UseCaseFacts, 'assessments'>): Reason[] =>
  spreads(round, facts)
    .filter(({ level }) => level === null)
    .map(({ factor, low, high }) => ({
      code: 'not-reconciled',
      message: `${factorLabels[factor]} is rated from ${low} to ${high}.`,
      remedy: 'Talk about it, then settle on a level and say why.',
      by: architects,
      tab: 'score' as const,
    }));

/**
 * The ratings that a round settled on. The rationale says how the level came about; what each scorer wrote stays with
 * them. Null while a factor is not settled or not rated.
 */
export function outcomeRatings(
  round: RoundFacts,
  facts: Pick<UseCaseFacts, 'assessments'>,
): Record<Factor, RatingFacts & { level: Level }> | null {
  const settled = spreads(round, facts).flatMap((one) =>
    one.level === null
      ? []
      : [[one.factor, { level: one.level, rationale: settledWords(one), links: linksOf(one) }] as const],
  );
  if (settled.length !== factors.length) return null;
  return Object.fromEntries(settled) as Record<Factor, RatingFacts & { level: Level }>;
}

/** How a level came about, in the words that the agreed assessment keeps. */
function settledWords({ given, low, high, reconciled, median }: FactorSpread): string {
  if (reconciled) return reconciled.reason;
  const [only] = given;
  if (given.length === 1 && only) return only.rationale;
  if (low === high) {
    const said = given.map(({ person, rationale }) => `${person.name}: ${rationale}`).join('\n');
    return `${given.length === 2 ? 'Both' : `All ${given.length}`} rated ${low}.\n${said}`;
  }
  const said = given.map(({ person, level, rationale }) => `${person.name} (${level}): ${rationale}`).join('\n');
  return `The middle of ${given.length} ratings from ${low} to ${high} is ${median}.\n${said}`;
}

const linksOf = ({ given }: FactorSpread): string[] => [...new Set(given.flatMap(({ links }) => links))];

/** Scorers whose level is not the one that counts, with what they wrote. Kept and shown with the decision. */
export const dissent = ({ given, level }: FactorSpread): GivenRating[] =>
  level === null ? [] : given.filter((one) => one.level !== level);

/** The part of somebody who is asked to rate in the round that is open, or null. */
export function openPart(
  facts: Pick<UseCaseFacts, 'rounds'>,
  memberId: string,
): { round: RoundFacts; factors: Factor[] } | null {
  const round = facts.rounds.find(({ state }) => state === 'open');
  const scorer = round?.scorers.find(({ person }) => person.id === memberId);
  return round && scorer ? { round, factors: scorer.factors } : null;
}

/** What keeps a scorer who has not handed in from running the round: each step would tell who has. */
export const blindReasons = (round: RoundFacts, memberId: string): Reason[] =>
  maySeeProgress(round, memberId)
    ? []
    : [
        {
          code: 'still-blind',
          message: 'You are asked to score here yourself and have not handed in; until then you may not know who has.',
          remedy: 'Hand in your own scores first, or let another architect do it.',
          tab: 'score',
        },
      ];

/** Nothing is scored any more once a use case is rejected or retired. */
export const endedReasons = ({ stage }: Pick<UseCaseFacts, 'stage'>): Reason[] =>
  isEnded(stage)
    ? [
        {
          code: 'ended',
          message: `The use case is ${stageLabels[stage].toLowerCase()}.`,
          remedy: 'Register it anew if it is to be taken up again.',
          tab: 'overview',
        },
      ]
    : [];

/** What keeps somebody from rating now, whatever their right to it. While a round runs, only its scorers rate, and once. */
export function assessReasons(
  facts: Pick<UseCaseFacts, 'rounds' | 'assessments' | 'stage'>,
  memberId: string,
): Reason[] {
  const ended = endedReasons(facts);
  if (ended.length > 0) return ended;
  const round = runningRound(facts);
  if (!round) return [];
  if (round.state === 'revealed') {
    return [
      {
        code: 'round-revealed',
        message: 'The scores are revealed and are being settled; nobody rates anew meanwhile.',
        remedy: 'Settle and agree them, or give the round up, first.',
        by: architects,
        tab: 'score',
      },
    ];
  }
  if (!openPart(facts, memberId)) {
    return [
      {
        code: 'not-asked',
        message: 'A scoring round is open, and you are not asked in it.',
        remedy: 'Have yourself added to it.',
        by: architects,
        tab: 'score',
      },
    ];
  }
  if (!ownHandedIn(round, facts, memberId)) return [];
  return [
    {
      code: 'handed-in',
      message: 'You have handed in your scores; they are frozen.',
      remedy: 'Take them back first, as long as the round is open.',
      tab: 'score',
    },
  ];
}

/** What somebody handed in to a round. */
export const ownHandedIn = (
  round: Pick<RoundFacts, 'id'>,
  facts: Pick<UseCaseFacts, 'assessments'>,
  memberId: string,
): AssessmentFacts | null => roundAssessments(round, facts).find(({ assessor }) => assessor.id === memberId) ?? null;
