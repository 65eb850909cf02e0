import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import { agreedAssessment, agreedRatings } from '@/lib/domain/scoring/verdict';
import { architects } from '@/lib/domain/who';
import { ownersAssigned } from './owners';
import type { Requirement } from './requirement';

export const assessedRequirements: readonly Requirement[] = [
  {
    id: 'assessment-agreed',
    label: 'An assessment is agreed',
    tab: 'score',
    check: (facts) =>
      agreedRatings(facts)
        ? []
        : [
            {
              code: 'assessment-agreed',
              message: 'No assessment is agreed.',
              remedy: 'Rate the six factors, hand the assessment in, and agree it.',
              by: architects,
              tab: 'score',
            },
          ],
  },
  {
    id: 'rationales',
    label: 'Each of the six ratings has a rationale',
    tab: 'score',
    check: (facts) => {
      const agreed = agreedAssessment(facts);
      const silent = factors.filter((factor) => !agreed?.ratings[factor]?.rationale.trim());
      if (silent.length === 0) return [];
      const message = agreed
        ? `No rationale is given for ${silent.map((factor) => factorLabels[factor].toLowerCase()).join(', ')}.`
        : 'No ratings with rationales are agreed.';
      const remedy = 'Write a sentence for each factor that says why it is rated so.';
      return [{ code: 'rationales', message, remedy, by: architects, tab: 'score' }];
    },
  },
  ownersAssigned(['business', 'technical'], 'Business owner and technical owner are assigned'),
];
