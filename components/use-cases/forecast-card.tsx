import { Card } from '@/components/ui/card';
import { Day } from '@/components/ui/time';
import { addDays, dayOf } from '@/lib/domain/day';
import type { GoLiveForecast } from '@/lib/domain/forecast/go-live';
import { stageLabels } from '@/lib/domain/stages/stages';

/** Fewer measured times than this are few. */
const few = 10;

/** When it goes live, as a range, with where the time goes; nothing where there is no way ahead of it. */
export function ForecastCard({ forecast, now }: { forecast: GoLiveForecast | null; now: Date }) {
  if (!forecast) return null;
  const { days, stages, slowest, chance, measured } = forecast;
  const on = (ahead: number) => <Day day={addDays(dayOf(now), Math.round(ahead))} />;
  const total = stages.reduce((sum, stage) => sum + stage.days, 0);
  const most = stages.find(({ stage }) => stage === slowest);
  return (
    <Card id="forecast" title="Go-live forecast" description="If it goes on, by how long stages took others here.">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-2xl font-semibold">
          {on(days.p25)} – {on(days.p75)}
        </span>
        <span className="text-ink-muted">as likely as not</span>
      </p>
      <p className="mt-1 text-sm text-ink-muted">
        Nine of ten: {on(days.p5)} to {on(days.p95)}.
      </p>
      <div className="mt-3 flex h-2 gap-px overflow-hidden rounded-full" aria-hidden="true">
        {stages.map(({ stage, days: part }) => (
          <span
            key={stage}
            className={stage === slowest ? 'bg-caution' : 'bg-neutral'}
            style={{ width: `${(part / Math.max(total, 1)) * 100}%` }}
          />
        ))}
      </div>
      <p className="mt-2 text-sm">
        {stageLabels[slowest]} takes most of it: about {Math.round(most?.days ?? 0)} of {Math.round(total)} days.
      </p>
      <p className="mt-1 text-xs text-ink-subtle">
        About {Math.round(chance * 100)} % of those that came this far go live.{' '}
        {measured < few
          ? `Only ${measured} measured times stand behind this, the usual ones for the rest: read it roughly.`
          : `${measured.toLocaleString('en-US')} measured times stand behind this.`}
      </p>
    </Card>
  );
}
