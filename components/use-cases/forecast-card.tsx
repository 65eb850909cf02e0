'use client';

import { Card } from '@/components/ui/card';
import { Day } from '@/components/ui/time';
import type { WaitingStage } from '@/lib/domain/forecast/stage-history';
import { stageLabels } from '@/lib/domain/stages/stages';

type Props = {
  /** See lib/queries/overview-cards.ts; days as `YYYY-MM-DD`. */
  forecast: {
    earliest: string;
    from: string;
    to: string;
    latest: string;
    /** Per cent of the time that goes into each stage. */
    stages: { stage: WaitingStage; share: number }[];
    slowest: WaitingStage;
    slowestDays: number;
    days: number;
    /** Per cent of those that came this far. */
    chance: number;
    measured: number;
  } | null;
};

/** Fewer measured times than this are few. */
const few = 10;

/** When it goes live, as a range, with where the time goes; nothing where there is no way ahead of it. */
export function ForecastCard({ forecast }: Props) {
  if (!forecast) return null;
  const { earliest, from, to, latest, stages, slowest, measured } = forecast;
  return (
    <Card id="forecast" title="Go-live forecast" description="If it goes on, by how long stages took others here.">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="text-2xl font-semibold">
          <Day day={from} /> – <Day day={to} />
        </span>
        <span className="text-ink-muted">as likely as not</span>
      </p>
      <p className="mt-1 text-sm text-ink-muted">
        Nine of ten: <Day day={earliest} /> to <Day day={latest} />.
      </p>
      <div className="mt-3 flex h-2 gap-px overflow-hidden rounded-full" aria-hidden="true">
        {stages.map(({ stage, share }) => (
          <span
            key={stage}
            className={stage === slowest ? 'bg-caution' : 'bg-neutral'}
            style={{ width: `${share}%` }}
          />
        ))}
      </div>
      <p className="mt-2 text-sm">
        {stageLabels[slowest]} takes most of it: about {forecast.slowestDays} of {forecast.days} days.
      </p>
      <p className="mt-1 text-xs text-ink-subtle">
        About {forecast.chance} % of those that came this far go live.{' '}
        {measured < few
          ? `Only ${measured} measured times stand behind this, the usual ones for the rest: read it roughly.`
          : `${measured.toLocaleString('en-US')} measured times stand behind this.`}
      </p>
    </Card>
  );
}
