import { notFound, refuse } from '@/lib/domain/result';
import { mayRead, runningRound } from '@/lib/domain/scoring/blind';
import { assessmentGaps } from '@/lib/domain/scoring/completeness';
import { ratingsOf } from '@/lib/domain/scoring/verdict';
import { id } from '@/lib/domain/use-case/fields';
import { judgementIf, supersedeAgreed } from '@/lib/db/agreed-assessment';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** Makes what one person handed in alone the assessment that counts. The one before is superseded, and stays readable. */
export const agreeAssessment = useCaseCommand({
  name: 'agree-assessment',
  action: 'agree-assessment',
  versioned: true,
  parts: ['judged', 'rounds'],
  input: { assessment: id },
  async run({ tx, facts, context, actor, now }, { assessment: assessmentId }) {
    const assessment = facts.assessments.find((one) => one.id === assessmentId);
    if (!assessment || assessment.roundId || !mayRead(assessment, facts, actor)) return notFound();
    if (runningRound(facts)) {
      return refuse('unmet', 'Several people are scoring this use case.', [
        {
          code: 'round-running',
          message: 'A round is open or being settled; what one person thinks alone does not count meanwhile.',
          remedy: 'Agree the round, or give it up.',
          tab: 'score',
        },
      ]);
    }
    if (assessment.state === 'draft') {
      return refuse('unmet', 'This assessment is not handed in yet.', [
        { code: 'not-handed-in', message: 'It is still a draft.', remedy: 'Hand it in first.', tab: 'score' },
      ]);
    }
    if (assessment.state !== 'submitted') {
      return refuse('unmet', `This assessment is ${assessment.state} already.`, [
        {
          code: 'already-decided',
          message: `It was agreed by ${assessment.agreedBy?.name ?? 'somebody'}.`,
          remedy: 'To change what counts, assess the use case anew.',
          tab: 'score',
        },
      ]);
    }
    const gaps = assessmentGaps(assessment);
    const ratings = ratingsOf(assessment);
    if (gaps.length > 0 || !ratings) {
      return refuse(
        'unmet',
        'This assessment is not complete.',
        gaps.map(({ field: _, ...reason }) => reason),
      );
    }
    const judgement = judgementIf(facts, context, assessment);
    const former = supersedeAgreed(tx, facts);
    const agreed = { state: 'agreed', agreedAt: now, agreedById: actor.memberId };
    tx.later(updateRow(tx, 'assessment', assessment.id, agreed));
    return {
      ok: true,
      value: {
        event: {
          type: 'assessment.agreed',
          data: {
            assessmentId: assessment.id,
            modelVersion: assessment.modelVersion,
            ratings,
            score: judgement.score,
            verdict: judgement.verdict,
            superseded: former?.id ?? null,
          },
        },
        value: { assessment: assessment.id, score: judgement.score, verdict: judgement.verdict },
      },
    };
  },
});
