import { dayInWords } from '@/lib/domain/day';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { openIncidents, suspending } from './incidents';
import { mustGoBack, openReview } from './review';
import { nextReviewOn, reviewTiming } from './review-interval';

/** Something that wants attention after go-live; `at`: where on the Operation tab. */
export type OperationMark = { tone: 'negative' | 'caution' | 'accent'; words: string; at: 'incidents' | 'review' };

export const operationMarks = (facts: UseCaseFacts, now: Date): OperationMark[] =>
  [incidentMark(facts), reviewMark(facts, now)].filter((mark) => mark !== null);

function incidentMark(facts: UseCaseFacts): OperationMark | null {
  if (suspending(facts).length > 0) return { tone: 'negative', words: 'Suspended by an incident', at: 'incidents' };
  const open = openIncidents(facts).length;
  if (open === 0) return null;
  return { tone: 'caution', words: open === 1 ? 'An open incident' : `${open} open incidents`, at: 'incidents' };
}

function reviewMark(facts: UseCaseFacts, now: Date): OperationMark | null {
  const on = nextReviewOn(facts);
  if (!on) return null;
  if (mustGoBack(facts)) return { tone: 'negative', words: 'Must go back', at: 'review' };
  const timing = reviewTiming(on, now);
  if (timing === 'overdue') return { tone: 'negative', words: `Review overdue since ${dayInWords(on)}`, at: 'review' };
  if (openReview(facts)) return { tone: 'accent', words: 'Under review', at: 'review' };
  return timing === 'due-soon' ? { tone: 'caution', words: `Review due by ${dayInWords(on)}`, at: 'review' } : null;
}
