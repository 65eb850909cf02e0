import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Day } from '@/components/ui/time';
import type { Tone } from '@/components/ui/tone';
import { planTiming, type PlanTiming } from '@/lib/domain/plan/timing';
import type { Reason } from '@/lib/domain/result';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { MayNot } from '@/components/use-case-tab/may-not';
import { MetricTable } from './metric-table';
import type { Place } from '@/components/use-case-tab/place';
import { PlanDialog } from './plan-dialog';

const tones: Record<PlanTiming['state'], Tone> = {
  before: 'neutral',
  running: 'info',
  overdue: 'negative',
  over: 'neutral',
};

type Props = {
  facts: UseCaseFacts;
  now: Date;
  place: Place;
  mayEdit: Reason | null;
  mayRecord: Reason | null;
};

export function PlanCard({ facts, now, place, mayEdit, mayRecord }: Props) {
  const empty = facts.plan.metrics.length === 0;
  return (
    <Card
      id="measurement-plan"
      title="Measurement plan"
      description={<Dates facts={facts} now={now} />}
      // Here in either case: a form that moves when somebody else fills the plan would lose what was typed.
      actions={mayEdit ? null : <PlanDialog facts={facts} place={place} />}
      flush
    >
      {empty ? (
        <EmptyState icon="target" title="Nothing is measured yet" level={3} compact>
          <p>
            Write down at least one metric with its baseline, its target and the threshold past which the pilot has
            failed, and from when to when it is measured.
          </p>
          <MayNot reason={mayEdit} />
        </EmptyState>
      ) : (
        <>
          <MetricTable facts={facts} place={place} mayRecord={!mayRecord} />
          {mayEdit ? (
            <div className="border-t border-line px-4 py-2.5">
              <MayNot reason={mayEdit} />
            </div>
          ) : null}
        </>
      )}
    </Card>
  );
}

function Dates({ facts, now }: Pick<Props, 'facts' | 'now'>) {
  const { startsOn, endsOn } = facts.plan;
  const timing = planTiming(facts, now);
  if (!startsOn && !endsOn) return <>No days are set yet.</>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1">
      <span>
        {startsOn ? <Day day={startsOn} /> : 'Start not set'} – {endsOn ? <Day day={endsOn} /> : 'end not set'}
      </span>
      {timing ? (
        <Badge tone={tones[timing.state]} dot>
          {timing.words}
        </Badge>
      ) : null}
    </span>
  );
}
