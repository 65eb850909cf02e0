import type { Reason } from '@/lib/domain/result';
import type { AssessmentFacts } from '@/lib/domain/use-case/facts';
import { factorLabels, factors, type Factor } from './factors';

type Rated = Pick<AssessmentFacts, 'ratings'>;

/** What keeps an assessment from being handed in: a level and a rationale for each factor that is asked for, one reason each. */
export function assessmentGaps({ ratings }: Rated, asked: readonly Factor[] = factors): (Reason & { field: string })[] {
  return asked.flatMap((factor) => {
    const name = factorLabels[factor];
    const unrated = {
      code: 'not-rated',
      field: `ratings.${factor}.level`,
      message: `${name} is not rated.`,
      remedy: 'Choose the level that describes it best.',
      tab: 'score' as const,
    };
    const silent = {
      code: 'no-rationale',
      field: `ratings.${factor}.rationale`,
      message: `${name} has no rationale.`,
      remedy: 'Write a sentence that says why it is rated so.',
      tab: 'score' as const,
    };
    return [
      ...(ratings[factor].level === null ? [unrated] : []),
      ...(ratings[factor].rationale.trim() === '' ? [silent] : []),
    ];
  });
}

/** The one draft that a person has of a use case, or null. */
export const ownDraft = (facts: { assessments: AssessmentFacts[] }, memberId: string): AssessmentFacts | null =>
  facts.assessments.find(({ state, assessor }) => state === 'draft' && assessor.id === memberId) ?? null;
