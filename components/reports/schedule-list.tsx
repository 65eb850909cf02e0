import { CommandButton } from '@/components/forms/command-button';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import { rhythmLabels, scheduleWords, type DeliveryState, type Rhythm } from '@/lib/domain/portfolio/schedule';

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
          description={`${rhythmLabels[schedule.rhythm]}, as ${schedule.formats.map((format) => format.toUpperCase()).join(' and ')}, by ${schedule.createdBy}`}
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
          <p className="text-sm">
            To {schedule.recipients.join(', ')}. Next: <Time at={schedule.nextAt} now={now} />
          </p>
          {schedule.last ? (
            <div className="mt-3 text-sm">
              <p className="text-ink-muted">
                The last one was due <Time at={schedule.last.dueAt} now={now} />
              </p>
              <ul className="mt-1.5 space-y-1">
                {schedule.last.deliveries.map(({ name, state, problem }) => (
                  <li key={name} className="flex flex-wrap items-center gap-x-2 gap-y-1">
                    <Badge tone={looks[state].tone}>{looks[state].label}</Badge>
                    {name}
                    {problem ? (
                      <span className="text-ink-subtle">
                        {problem}{' '}
                        {state === 'waiting' ? 'It is tried again every hour for a day.' : 'The next report says more.'}
                      </span>
                    ) : null}
                  </li>
                ))}
              </ul>
            </div>
          ) : null}
        </Card>
      ))}
    </div>
  );
}
