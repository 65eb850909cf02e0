import Link from 'next/link';
import { Badge } from '@/components/ui/badge';
import type { Tone } from '@/components/ui/tone';
import { dayInWords } from '@/lib/domain/day';
import { openIncidents, suspending } from '@/lib/domain/operation/incidents';
import { mustGoBack, openReview } from '@/lib/domain/operation/review';
import { nextReviewOn, reviewTiming } from '@/lib/domain/operation/review-interval';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

/** In the header: what wants attention after go-live. Nothing where nothing does. */
export function OperationMarks({ facts, base, now }: { facts: UseCaseFacts; base: string; now: Date }) {
  const marks = [incidentMark(facts), reviewMark(facts, now)].filter((mark) => mark !== null);
  return marks.map(({ tone, words, at }) => (
    <Link key={at} href={`${base}/operation#${at}`} className="hover:underline">
      <Badge tone={tone}>{words}</Badge>
    </Link>
  ));
}

type Mark = { tone: Tone; words: string; at: 'incidents' | 'review' };

function incidentMark(facts: UseCaseFacts): Mark | null {
  if (suspending(facts).length > 0) return { tone: 'negative', words: 'Suspended by an incident', at: 'incidents' };
  const open = openIncidents(facts).length;
  if (open === 0) return null;
  return { tone: 'caution', words: open === 1 ? 'An open incident' : `${open} open incidents`, at: 'incidents' };
}

function reviewMark(facts: UseCaseFacts, now: Date): Mark | null {
  const on = nextReviewOn(facts);
  if (!on) return null;
  if (mustGoBack(facts)) return { tone: 'negative', words: 'Must go back', at: 'review' };
  const timing = reviewTiming(on, now);
  if (timing === 'overdue') return { tone: 'negative', words: `Review overdue since ${dayInWords(on)}`, at: 'review' };
  if (openReview(facts)) return { tone: 'accent', words: 'Under review', at: 'review' };
  return timing === 'due-soon' ? { tone: 'caution', words: `Review due by ${dayInWords(on)}`, at: 'review' } : null;
}
