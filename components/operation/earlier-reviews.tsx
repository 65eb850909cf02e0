import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import type { Tone } from '@/components/ui/tone';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { answerLabels, reviewOutcomeLabels, type ReviewOutcome } from '@/lib/domain/operation/review';
import type { ReviewFacts } from '@/lib/domain/use-case/facts';

const tones: Record<ReviewOutcome, Tone> = {
  continue: 'positive',
  'continue-with-conditions': 'caution',
  'go-back': 'negative',
};

/** Each review that is over, with what every role attested in it. */
export function EarlierReviews({ reviews, base, now }: { reviews: ReviewFacts[]; base: string; now: Date }) {
  if (reviews.length === 0) return null;
  return (
    <Card title="Earlier reviews" flush>
      <ul className="divide-y divide-line">
        {reviews.map(({ id, conclusion, startedBy, startedAt, attestations }) => (
          <li key={id} className="space-y-1.5 px-4 py-3">
            <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
              {conclusion ? (
                <Badge tone={tones[conclusion.outcome]}>{reviewOutcomeLabels[conclusion.outcome]}</Badge>
              ) : (
                <Badge variant="outline">Ended by leaving production</Badge>
              )}
              <span className="text-sm text-ink-subtle">
                {conclusion ? (
                  <>
                    {conclusion.by.name}, <Time at={conclusion.at} now={now} look="both" />
                  </>
                ) : (
                  <>
                    Started by {startedBy.name}, <Time at={startedAt} now={now} look="both" />
                  </>
                )}
              </span>
            </p>
            {conclusion?.summary ? (
              <p className="max-w-prose wrap-anywhere whitespace-pre-line">{conclusion.summary}</p>
            ) : null}
            <ul className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
              {attestations
                .filter(({ lapsedAt }) => lapsedAt === null)
                .map(({ id: one, role, answer, by }) => (
                  <li key={one}>
                    <TextLink href={`${base}/operation/${one}`}>
                      {ownerRoleLabels[role]}: {answerLabels[answer].toLowerCase()}
                    </TextLink>{' '}
                    <span className="text-ink-muted">{by.name}</span>
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </Card>
  );
}
