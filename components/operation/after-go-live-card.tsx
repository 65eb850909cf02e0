'use client';

import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { Day, Time } from '@/components/ui/time';
import { reviewOutcomeLabels, type ReviewOutcome } from '@/lib/domain/operation/review';
import type { ReviewTiming } from '@/lib/domain/operation/review-interval';

type Props = {
  /** See lib/queries/overview-cards.ts; `nextOn` as `YYYY-MM-DD`. Null where it is not in production. */
  shown: {
    nextOn: string;
    timing: ReviewTiming;
    underReview: boolean;
    ledBy: string;
    last: { outcome: ReviewOutcome; by: string; at: Date | string } | null;
    since: Date | string;
    openIncidents: number;
  } | null;
  base: string;
  now: Date;
};

/** On the overview of what is in production: the last review, the next, by whom, and what is not resolved. */
export function AfterGoLiveCard({ shown, base, now }: Props) {
  if (!shown) return null;
  const { nextOn, timing, underReview, ledBy, last, since, openIncidents } = shown;
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
          {underReview ? <Badge tone="accent">Under review</Badge> : null}
        </dd>
        <dt className="text-ink-subtle">Led by</dt>
        <dd>{ledBy}</dd>
        <dt className="text-ink-subtle">Last review</dt>
        <dd>
          {last ? (
            <>
              {reviewOutcomeLabels[last.outcome]}, {last.by}, <Time at={last.at} now={now} look="both" />
            </>
          ) : (
            <>
              None yet; in production since <Time at={since} look="day" />
            </>
          )}
        </dd>
        <dt className="text-ink-subtle">Incidents</dt>
        <dd>{openIncidents === 0 ? 'None is open' : `${openIncidents} not resolved`}</dd>
      </dl>
    </Card>
  );
}
