import { refuse } from '@/lib/domain/result';
import { blindReasons, missingScorers, revealReasons, roundAssessments } from '@/lib/domain/scoring/round';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { notifyUseCase } from '@/lib/db/notify';
import { roundIn } from './running-round';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** Shows everybody what everybody scored, once and for all. Without those who have not handed in only for a reason. */
export const revealScoringRound = useCaseCommand({
  name: 'reveal-scoring-round',
  action: 'manage-scoring',
  versioned: false,
  parts: ['rounds'],
  leavesSignatures: true,
  input: { round: id, reason: optionalReason },
  async run({ tx, facts, actor, now }, { round: roundId, reason }) {
    const found = roundIn(['open'], facts, roundId);
    if (!found.ok) return found;
    const round = found.value;
    const blind = blindReasons(round, actor.memberId);
    const reasons = blind.length > 0 ? blind : revealReasons(round);
    if (reasons.length > 0) return refuse('unmet', 'The scores cannot be revealed yet.', reasons);
    const missing = missingScorers(round);
    if (missing.length > 0 && !reason) {
      const names = missing.map(({ name }) => name).join(', ');
      return wrongField('reason', `Say why you do not wait for ${names}.`);
    }
    const revealed = { state: 'revealed', revealedAt: now, revealedById: actor.memberId };
    await tx.scoringRound.update({ where: { id: roundId }, data: revealed });
    await notifyUseCase(tx, facts.id, 'round');
    const handedIn = roundAssessments(round, facts).map(({ assessor }) => assessor);
    return {
      ok: true,
      value: {
        event: { type: 'scoring-round.revealed', data: { roundId, handedIn, missing } },
        reason: missing.length > 0 ? reason : null,
        value: { round: roundId },
      },
    };
  },
});
