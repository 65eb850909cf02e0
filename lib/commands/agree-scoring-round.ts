import { refuse } from '@/lib/domain/result';
import { factors, type Ratings } from '@/lib/domain/scoring/factors';
import { agreeReasons, dissent, outcomeRatings, spreads } from '@/lib/domain/scoring/round';
import { id } from '@/lib/domain/use-case/fields';
import { createAgreed, judgementIf, supersedeAgreed } from '@/lib/db/agreed-assessment';
import { notifyUseCase } from '@/lib/db/notify';
import { roundIn } from './running-round';
import { useCaseCommand } from './use-case-command';

/** Makes what a revealed round settled on the assessment that counts. Whoever rated otherwise stays readable beside it. */
export const agreeScoringRound = useCaseCommand({
  name: 'agree-scoring-round',
  action: 'agree-assessment',
  versioned: true,
  parts: ['judged', 'rounds'],
  input: { round: id },
  async run({ tx, facts, context, actor, now }, { round: roundId }) {
    const found = roundIn(['revealed'], facts, roundId);
    if (!found.ok) return found;
    const round = found.value;
    const reasons = agreeReasons(round, facts);
    if (reasons.length > 0) return refuse('unmet', 'The scores are not settled yet.', reasons);
    const settled = outcomeRatings(round, facts);
    if (!settled) throw new Error('A revealed round without a rating of each factor.');

    const judgement = judgementIf(facts, context, { ratings: settled, model: round.model });
    const former = supersedeAgreed(tx, facts);
    const { id: modelId } = await tx.scoringModel.findFirstOrThrow({
      where: { workspaceId: tx.workspaceId, version: round.modelVersion },
      select: { id: true },
    });
    const of = { modelId, assessorId: actor.memberId, ratings: settled, roundId };
    const assessmentId = createAgreed(tx, facts, of, { actor, now });
    const closed = { state: 'agreed', closedAt: now, outcomeId: assessmentId };
    await tx.scoringRound.update({ where: { id: roundId }, data: closed });
    await notifyUseCase(tx, facts.id, 'round');
    const all = spreads(round, facts);
    return {
      ok: true,
      value: {
        event: {
          type: 'assessment.agreed',
          data: {
            assessmentId,
            modelVersion: round.modelVersion,
            ratings: Object.fromEntries(factors.map((factor) => [factor, settled[factor].level])) as Ratings,
            score: judgement.score,
            verdict: judgement.verdict,
            superseded: former?.id ?? null,
            round: {
              roundId,
              scorers: [
                ...new Map(all.flatMap(({ given }) => given.map(({ person }) => [person.id, person]))).values(),
              ],
              dissent: all.flatMap((one) =>
                dissent(one).map(({ person, level }) => ({ factor: one.factor, person, level })),
              ),
            },
          },
        },
        value: { assessment: assessmentId, score: judgement.score, verdict: judgement.verdict },
      },
    };
  },
});
