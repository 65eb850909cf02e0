import { notFound, refuse, type Refusal } from '@/lib/domain/result';
import { architects } from '@/lib/domain/who';
import type { RoundFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

/** The round of this id in the state that the command works on, or the refusal. */
export function roundIn(
  states: readonly RoundFacts['state'][],
  facts: Pick<UseCaseFacts, 'rounds'>,
  roundId: string,
): { ok: true; value: RoundFacts } | { ok: false; refusal: Refusal } {
  const round = facts.rounds.find(({ id }) => id === roundId);
  if (!round) return notFound();
  if (states.includes(round.state)) return { ok: true, value: round };
  const [message, remedy] = instead[round.state];
  return refuse('unmet', message, [{ code: `round-${round.state}`, message, remedy, by: architects, tab: 'score' }]);
}

const instead: Record<RoundFacts['state'], [message: string, remedy: string]> = {
  open: ['This round is still open.', 'Reveal the scores first.'],
  revealed: ['The scores of this round are revealed already.', 'Settle where they differ, then agree.'],
  agreed: ['This round is agreed already.', 'To change what counts, ask people to score anew.'],
  cancelled: ['This round was given up.', 'Ask people to score anew.'],
};
