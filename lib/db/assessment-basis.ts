import type { AssessmentFacts } from '@/lib/domain/use-case/facts';
import { hashOf } from './hash';

/** What a scoring form was drawn with: changes with every saved change of the draft; "none" where there is no draft. */
export const assessmentBasis = (draft: Pick<AssessmentFacts, 'ratings'> | null): string =>
  draft ? hashOf(draft.ratings) : 'none';
