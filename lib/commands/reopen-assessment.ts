import { notFound, refuse } from '@/lib/domain/result';
import { ownHandedIn } from '@/lib/domain/scoring/round';
import { id, reason } from '@/lib/domain/use-case/fields';
import { notifyUseCase } from '@/lib/db/notify';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** Takes one's own ratings back to go on with them, as long as the round is open and nobody has seen them. */
export const reopenAssessment = useCaseCommand({
  name: 'reopen-assessment',
  action: 'assess',
  versioned: false,
  aside: true,
  parts: ['rounds'],
  input: { round: id, reason },
  subject: (facts, { round: roundId }, actor) => {
    const round = facts.rounds.find((one) => one.id === roundId);
    return { personId: round && ownHandedIn(round, facts, actor.memberId) ? actor.memberId : null };
  },
  async run({ tx, facts, actor }, { round: roundId, reason: why }) {
    const round = facts.rounds.find((one) => one.id === roundId);
    const handedIn = round && ownHandedIn(round, facts, actor.memberId);
    if (!handedIn) return notFound();
    if (round.state !== 'open') {
      return refuse('unmet', 'The round is not open any more, so nothing can be taken back.', [
        {
          code: `round-${round.state}`,
          message: 'What was handed in stays as it is.',
          remedy: 'Say what you see differently now where it is settled, or in the next round.',
          tab: 'score',
        },
      ]);
    }
    tx.later(updateRow(tx, 'assessment', handedIn.id, { state: 'draft', submittedAt: null, roundId: null }));
    await notifyUseCase(tx, facts.id, 'progress');
    return {
      ok: true,
      value: {
        event: { type: 'assessment.reopened', data: { assessmentId: handedIn.id, roundId } },
        reason: why,
        value: { assessment: handedIn.id },
      },
    };
  },
});
