import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Notice } from '@/components/ui/notice';
import { ReasonList } from '@/components/ui/reason-list';
import { Day, Time } from '@/components/ui/time';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import type { Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import { mustGoBack } from '@/lib/domain/operation/review';
import { lastReview, nextReviewOn, reviewMonths, reviewTiming } from '@/lib/domain/operation/review-interval';
import type { Reason } from '@/lib/domain/result';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { isTrackStage } from '@/lib/domain/stages/track';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { ReviewFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { AttestRow, type ShownAttestation } from './attest-row';
import { ConcludeForm } from './conclude-form';

type Props = {
  facts: UseCaseFacts;
  review: { review: ReviewFacts; rows: ShownAttestation[]; mayConclude: Reason | null; against: Reason[] } | null;
  againstStarting: Reason[];
  people: Person[];
  place: Place;
  now: Date;
};

/** When the next review is due, and while one is open, what each role says and what it comes to. */
export function ReviewCard({ facts, review, againstStarting, people, place, now }: Props) {
  const shared = { place, useCase: facts.key, version: facts.version };
  const back = mustGoBack(facts);
  const forbidden = againstStarting.find(({ code }) => code === 'not-permitted');
  if (facts.stage !== 'production') {
    // Beside the track there is no review to look forward to.
    if (!isTrackStage(facts.stage)) return null;
    return (
      <Card id="review" title="Periodic review">
        <p className="max-w-prose text-ink-muted">
          What is in production is reviewed every 12, 6, 3 or 1 months, the more its tools may do the sooner. The first
          review is due that long after it enters production.
        </p>
      </Card>
    );
  }
  return (
    <Card
      id="review"
      title={review ? 'Review' : 'Periodic review'}
      description={<Due facts={facts} now={now} />}
      actions={
        !review && againstStarting.length === 0 ? (
          <CommandButton
            {...place}
            command="start-review"
            hidden={{ useCase: facts.key }}
            variant="primary"
            doneMessage="Review started"
          >
            Start the review
          </CommandButton>
        ) : null
      }
      flush
    >
      {back?.conclusion ? (
        <div className="px-4 py-3.5">
          <Notice tone="negative" title="The last review says that it must go back">
            <p className="wrap-anywhere whitespace-pre-line">{back.conclusion.summary}</p>
            <p>
              {back.conclusion.by.name}, <Time at={back.conclusion.at} now={now} look="both" />. Move it back with
              “Other moves” above; until then the review stays due.
            </p>
          </Notice>
        </div>
      ) : null}
      {review ? (
        <ul className="divide-y divide-line">
          {review.rows.map((row) => (
            <AttestRow key={row.role} {...shared} row={row} review={review.review.id} now={now} />
          ))}
          <li className="px-4 py-3.5">
            {review.against.length === 0 ? (
              <ConcludeForm
                {...shared}
                review={review.review.id}
                doubts={review.rows.some(({ attestation }) => attestation?.answer === 'no-longer')}
                people={people}
                today={dayOf(now)}
              />
            ) : (
              <>
                <h3 className="mb-1.5 font-semibold">Conclusion</h3>
                {review.mayConclude ? (
                  <MayNot reason={review.mayConclude} />
                ) : (
                  <ReasonList reasons={withoutTab(review.against)} />
                )}
              </>
            )}
          </li>
        </ul>
      ) : againstStarting.length > 0 ? (
        <div className="px-4 py-3.5">
          {forbidden ? <MayNot reason={forbidden} /> : <ReasonList reasons={againstStarting} base={place.base} />}
        </div>
      ) : (
        <p className="max-w-prose px-4 py-3.5 text-ink-muted">
          The four owners each say whether what they signed is still true; the business owner concludes. It may be held
          before its day.
        </p>
      )}
    </Card>
  );
}

function Due({ facts, now }: { facts: UseCaseFacts; now: Date }) {
  const nextOn = nextReviewOn(facts);
  if (!nextOn) return null;
  const tier = effectiveTier(facts);
  const timing = reviewTiming(nextOn, now);
  const last = lastReview(facts)?.conclusion;
  const months = reviewMonths[tier];
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <span>
        Due by <Day day={nextOn} />: every {months === 1 ? 'month' : `${months} months`} for{' '}
        {actionTierLabels[tier].toLowerCase()}
      </span>
      {timing === 'overdue' ? <Badge tone="negative">Overdue</Badge> : null}
      {timing === 'due-soon' ? <Badge tone="caution">Due soon</Badge> : null}
      <span>
        {last ? (
          <>
            Last concluded by {last.by.name} <Time at={last.at} now={now} />
          </>
        ) : (
          <>
            No review yet; in production since <Time at={facts.stageEnteredAt} look="day" />
          </>
        )}
      </span>
    </span>
  );
}

// The reader is on the tab already.
const withoutTab = (reasons: Reason[]): Reason[] =>
  reasons.map(({ tab, ...reason }) => (tab && tab !== 'operation' ? { ...reason, tab } : reason));
