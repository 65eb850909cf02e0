import { id, reason } from '@/lib/domain/use-case/fields';
import { notifyUseCase } from '@/lib/db/notify';
import { roundIn } from './running-round';
import { useCaseCommand } from './use-case-command';

/** Gives a round up. What was handed in stays its scorers' own: nobody else ever reads it, so that they can be asked again. */
export const cancelScoringRound = useCaseCommand({
  name: 'cancel-scoring-round',
  action: 'manage-scoring',
  versioned: true,
  parts: ['rounds'],
  leavesSignatures: true,
  input: { round: id, reason },
  async run({ tx, facts, now }, { round: roundId, reason: why }) {
    const found = roundIn(['open', 'revealed'], facts, roundId);
    if (!found.ok) return found;
    await tx.scoringRound.update({ where: { id: roundId }, data: { state: 'cancelled', closedAt: now } });
    await notifyUseCase(tx, facts.id, 'round');
    return {
      ok: true,
      value: {
        event: { type: 'scoring-round.cancelled', data: { roundId, state: found.value.state as 'open' | 'revealed' } },
        reason: why,
        value: { round: roundId },
      },
    };
  },
});
