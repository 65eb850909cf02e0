import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import {
  rhythmLabels,
  scheduleWords,
  triedHours,
  hourWords,
  type DeliveryState,
  type Rhythm,
} from '@/lib/domain/portfolio/schedule';

type Delivery = { name: string; state: DeliveryState; problem: string | null };

type Row = {
  id: string;
  rhythm: Rhythm;
  hour: number;
  formats: string[];
  scope: string;
  recipients: string[];
  createdBy: string;
  nextAt: Date;
  last: { dueAt: Date; deliveries: Delivery[] } | null;
};

const looks: Record<DeliveryState, { label: string; tone: 'positive' | 'info' | 'neutral' | 'negative' }> = {
  sent: { label: 'Sent', tone: 'positive' },
  waiting: { label: 'On its way', tone: 'info' },
  left: { label: 'Not a member now', tone: 'neutral' },
  failed: { label: 'Not sent', tone: 'negative' },
};

/** Which reports are mailed, when, to whom, and how the last one went. */
export function ScheduleList({ workspace, schedules, now }: { workspace: string; schedules: Row[]; now: Date }) {
  return (
    <div className="space-y-4">
      {schedules.map((schedule) => (
        <Card
          key={schedule.id}
          id={`report-${schedule.id}`}
          title={schedule.scope}
          description={`${rhythmLabels[schedule.rhythm]} at ${hourWords(schedule.hour)}, as ${schedule.formats.map((format) => format.toUpperCase()).join(' and ')}`}
          actions={
            <CommandButton
              workspace={workspace}
              command="end-report"
              hidden={{ schedule: schedule.id }}
              size="sm"
              variant="quiet"
              ariaLabel={`End the report of ${schedule.scope}, ${scheduleWords(schedule)}`}
              doneMessage="Ended"
            >
              End
            </CommandButton>
          }
        >
          <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:grid-cols-[auto_1fr] sm:gap-y-2 [&>dd]:min-w-0 [&>dd]:max-sm:mb-2 [&>dt]:text-ink-subtle">
            <dt>Next</dt>
            <dd>
              <Time at={schedule.nextAt} now={now} look="both" />
            </dd>
            <dt>To</dt>
            <dd className="wrap-anywhere">{schedule.recipients.join(', ')}</dd>
            <dt>Scheduled by</dt>
            <dd>{schedule.createdBy}</dd>
            {schedule.last ? (
              <>
                <dt>Last</dt>
                <dd>
                  <Time at={schedule.last.dueAt} now={now} look="both" />
                  <Deliveries deliveries={schedule.last.deliveries} />
                </dd>
              </>
            ) : null}
          </dl>
        </Card>
      ))}
    </div>
  );
}

const Deliveries = ({ deliveries }: { deliveries: Delivery[] }) => (
  <ul className="mt-2 space-y-1.5">
    {deliveries.map(({ name, state, problem }) => (
      <li key={name} className="grid grid-cols-[8.5rem_1fr] gap-x-3">
        <span>
          <Badge tone={looks[state].tone}>{looks[state].label}</Badge>
        </span>
        <span className="min-w-0 wrap-anywhere">
          {name}
          {problem ? (
            <span className="block text-ink-subtle">
              {problem}{' '}
              {state === 'waiting'
                ? `It is tried again every hour for ${triedHours} hours.`
                : `It was given up after ${triedHours} hours; the next report comes when it is due.`}
            </span>
          ) : null}
        </span>
      </li>
    ))}
  </ul>
);
