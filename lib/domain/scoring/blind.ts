import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { AssessmentFacts, RoundFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

/**
 * Scoring is blind. Until a round is revealed nobody reads another's ratings in it, whoever runs it included, and a scorer who
 * has not handed in does not even learn who has. Drafts are nobody's but their author's, for ever; so are the ratings of a
 * round that was given up, which may be asked for again.
 */

/** The one round of a use case that is open or revealed, or null. */
export const runningRound = <Round extends Pick<RoundFacts, 'state'>>(facts: { rounds: Round[] }): Round | null =>
  facts.rounds.find(({ state }) => state === 'open' || state === 'revealed') ?? null;

/** Whether somebody may know who has handed in: everybody but scorers of an open round who have not themselves. */
export function maySeeProgress(round: RoundFacts, memberId: string): boolean {
  if (round.state !== 'open' || !round.scorers.some(({ person }) => person.id === memberId)) return true;
  return round.handedIn?.some(({ personId }) => personId === memberId) ?? false;
}

type Reader = Pick<Actor, 'memberId' | 'role'>;

/** The use case as one person may know it. Every query answers with this; commands work on all of it. */
export function blindFor(facts: UseCaseFacts, reader: Reader): UseCaseFacts {
  return {
    ...facts,
    assessments: facts.assessments.filter((one) => mayRead(one, facts, reader)),
    rounds: facts.rounds.map((round) =>
      maySeeProgress(round, reader.memberId) ? round : { ...round, handedIn: null },
    ),
  };
}

/** Whether the reader of these facts, as `blindFor` gave them, may not know who has handed in. */
export const isBlind = ({ rounds }: Pick<UseCaseFacts, 'rounds'>): boolean =>
  rounds.some(({ handedIn }) => handedIn === null);

/** Whether somebody may read an assessment. */
export function mayRead(
  { state, assessor, roundId }: AssessmentFacts,
  { rounds, assessments }: Pick<UseCaseFacts, 'rounds' | 'assessments'>,
  reader: Reader,
): boolean {
  const { memberId } = reader;
  if (assessor.id === memberId) return true;
  if (state === 'draft') return false;
  if (state !== 'submitted') return true;
  const round = rounds.find(({ id }) => id === roundId);
  if (round) return round.state === 'revealed' || round.state === 'agreed';
  // Handed in alone, before others were asked: it would tell them what to think.
  if (rounds.some((other) => other.state === 'open')) return false;
  // Whoever is to agree it must read it; others once they have said themselves what they think.
  const own = assessments.some((other) => other.assessor.id === memberId && other.state !== 'draft');
  return own || can(reader, 'agree-assessment') === null;
}
