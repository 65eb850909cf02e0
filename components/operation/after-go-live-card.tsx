import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { Day, Time } from '@/components/ui/time';
import { openIncidents } from '@/lib/domain/operation/incidents';
import { openReview, reviewOutcomeLabels } from '@/lib/domain/operation/review';
import { lastReview, nextReviewOn, reviewTiming } from '@/lib/domain/operation/review-interval';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { holderOf } from '@/lib/domain/who';

/** On the overview of what is in production: the last review, the next, by whom, and what is not resolved. */
export function AfterGoLiveCard({ facts, base, now }: { facts: UseCaseFacts; base: string; now: Date }) {
  const nextOn = nextReviewOn(facts);
  if (!nextOn) return null;
  const last = lastReview(facts)?.conclusion;
  const timing = reviewTiming(nextOn, now);
  const incidents = openIncidents(facts).length;
  return (
    <Card id="after-go-live" title="After go-live" actions={<TextLink href={`${base}/operation`}>Operation</TextLink>}>
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-4 gap-y-2">
        <dt className="text-ink-subtle">Next review</dt>
        <dd className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span>
            by <Day day={nextOn} />
          </span>
          {timing === 'overdue' ? <Badge tone="negative">Overdue</Badge> : null}
          {timing === 'due-soon' ? <Badge tone="caution">Due soon</Badge> : null}
          {openReview(facts) ? <Badge tone="accent">Under review</Badge> : null}
        </dd>
        <dt className="text-ink-subtle">Led by</dt>
        <dd>{holderOf('business', facts)}</dd>
        <dt className="text-ink-subtle">Last review</dt>
        <dd>
          {last ? (
            <>
              {reviewOutcomeLabels[last.outcome]}, {last.by.name}, <Time at={last.at} now={now} look="both" />
            </>
          ) : (
            <>
              None yet; in production since <Time at={facts.stageEnteredAt} now={now} look="day" />
            </>
          )}
        </dd>
        <dt className="text-ink-subtle">Incidents</dt>
        <dd>{incidents === 0 ? 'None is open' : `${incidents} not resolved`}</dd>
      </dl>
    </Card>
  );
}
