import { runningRound } from '@/lib/domain/scoring/blind';
import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import { agreedAssessment, agreedRatings } from '@/lib/domain/scoring/verdict';
import { architects } from '@/lib/domain/who';
import { ownersAssigned } from './owners';
import type { Requirement } from './requirement';

/** Several people are being asked, or disagree: what counts until now may not be what will. */
export const roundSettled: Requirement = {
  id: 'round-settled',
  label: 'No scoring round is open or being settled',
  tab: 'score',
  check: (facts) => {
    const round = runningRound(facts);
    if (!round) return [];
    const message =
      round.state === 'open'
        ? 'A scoring round is still open.'
        : 'The scores of a round are revealed and not settled yet.';
    const remedy =
      round.state === 'open'
        ? 'Reveal the scores once everybody has handed in, settle where they differ, and agree; or give the round up.'
        : 'Settle where they differ, and agree; or give the round up.';
    return [{ code: 'round-running', message, remedy, by: architects, tab: 'score' }];
  },
};

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
  roundSettled,
  ownersAssigned(['business', 'technical'], 'Business owner and technical owner are assigned'),
];
