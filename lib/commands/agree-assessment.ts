import { notFound, refuse } from '@/lib/domain/result';
import { assessmentGaps } from '@/lib/domain/scoring/completeness';
import { agreedAssessment, ratingsOf, verdictOfFacts } from '@/lib/domain/scoring/verdict';
import type { AssessmentFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { id } from '@/lib/domain/use-case/fields';
import { useCaseCommand } from './use-case-command';

/** Makes a complete assessment the one that counts. The one that counted before is superseded, and stays readable. */
export const agreeAssessment = useCaseCommand({
  name: 'agree-assessment',
  action: 'agree-assessment',
  versioned: true,
  input: { assessment: id },
  async run({ tx, facts, context, actor, now }, { assessment: assessmentId }) {
    const assessment = facts.assessments.find((one) => one.id === assessmentId && mayBeSeen(one, actor.memberId));
    if (!assessment) return notFound();
    if (assessment.state === 'agreed' || assessment.state === 'superseded') {
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
    const former = agreedAssessment(facts);
    const judgement = verdictOfFacts(withAgreed(facts, assessment), context);
    if (!judgement) throw new Error('Six ratings without a verdict.');

    // First the former: at most one is agreed, the database insists.
    if (former) await tx.assessment.update({ where: { id: former.id }, data: { state: 'superseded' } });
    await tx.assessment.update({
      where: { id: assessment.id },
      data: {
        state: 'agreed',
        submittedAt: assessment.submittedAt ?? now,
        agreedAt: now,
        agreedById: actor.memberId,
      },
    });
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

/** Somebody else's draft is nobody's business, an architect's neither. */
const mayBeSeen = (assessment: AssessmentFacts, memberId: string) =>
  assessment.state !== 'draft' || assessment.assessor.id === memberId;

const withAgreed = (facts: UseCaseFacts, agreed: AssessmentFacts): UseCaseFacts => ({
  ...facts,
  assessments: [{ ...agreed, state: 'agreed' }],
});
