import clsx from 'clsx';
import type { ReactNode } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import {
  ForecastChart,
  FunnelChart,
  ReadinessChart,
  TimeChart,
  TrendChart,
  ValueRiskChart,
  VerdictChart,
} from '@/components/charts/drawn';
import { heights } from '@/components/charts/heights';
import { anyStageColors, stageColors } from '@/components/charts/stage-colors';
import { many, type ChartFilter } from '@/lib/charts/chart-filter';
import { forecastModel } from '@/lib/charts/forecast';
import { funnelModel } from '@/lib/charts/funnel';
import { readinessModel, readinessNote } from '@/lib/charts/readiness-map';
import { timeModel } from '@/lib/charts/time-in-stage';
import { trendModel, type TrendModel } from '@/lib/charts/trend';
import { stageCodes, valueRiskModel, type ValueRiskModel } from '@/lib/charts/value-risk';
import { verdictModel } from '@/lib/charts/verdict-mix';
import type { Area } from '@/lib/domain/checklist/areas';
import { moneyWriter } from '@/lib/domain/money';
import type { PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import type { PortfolioCard } from '@/lib/domain/portfolio/cards';
import type { TrendPoint } from '@/lib/domain/portfolio/history';
import { stageLabels } from '@/lib/domain/stages/stages';
import { DueCard } from './due-card';
import { WaitedCard } from './waited-card';

type Props = {
  aggregates: PortfolioAggregates;
  /** How many stood where, week by week (`trendOf`). */
  points: TrendPoint[];
  /** Which use cases the charts show, in words. */
  scope: string;
  /** Address of the list of use cases, without a query; without it nothing leads anywhere, as without the next two. */
  base?: string;
  /** The list behind a mark, within the filter of the page. */
  href?: (filter: ChartFilter) => string;
  /** What is missing behind a cell of the readiness map, or (no key) behind an area. */
  cellHref?: (cell: { area: Area; key: string | null }) => string;
  /** The cards that are shown; all without it. */
  only?: readonly PortfolioCard[];
};

/** The charts of the portfolio: models made here on the server, drawn in the browser. */
export function PortfolioCharts({ aggregates, points, scope, base, href, cellHref, only }: Props) {
  const amount = moneyWriter(aggregates.currency);
  const funnel = funnelModel(aggregates.stages, aggregates.history.reach, amount);
  const trend = trendModel(points);
  const forecast = forecastModel(points, aggregates.forecast, amount);
  const verdicts = verdictModel(aggregates.verdicts);
  const valueRisk = valueRiskModel(aggregates.valueRisk);
  const readiness = readinessModel(aggregates.readiness, aggregates.readinessMore);
  const time = timeModel(aggregates.times, aggregates.history.spent);
  const linked = <T extends { filter: ChartFilter }>(marks: T[]) =>
    marks.map((mark) => ({ ...mark, href: href?.(mark.filter) }));
  const common = { scope, href, only };
  const shows = (card: PortfolioCard) => !only || only.includes(card);
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <ChartCard id="funnel" title="Stage funnel" summary={funnel.summary} table={funnel.table} {...common}>
        <Drawing height={heights.funnel(funnel.bars.length)}>
          <FunnelChart bars={linked(funnel.bars)} />
        </Drawing>
        <Beside aggregates={aggregates} aside={linked(funnel.aside)} />
      </ChartCard>
      <ChartCard
        id="forecast"
        title="Go-live forecast"
        summary={forecast.summary}
        table={forecast.table}
        {...common}
        empty={forecast.marks.length === 0 ? 'Once a use case is verified, its way to production appears here.' : null}
      >
        <Drawing height={heights.forecast()}>
          <ForecastChart marks={forecast.marks} />
        </Drawing>
        <p className="mt-2 text-sm">{forecast.heldBack}</p>
        <p className="mt-1 text-xs text-ink-subtle">
          Light band: nine of ten simulated futures; dark band: half of them; dashed: their middle. {forecast.trust}
        </p>
      </ChartCard>
      <ChartCard
        id="trend"
        title="Trend"
        summary={trend.summary}
        table={trend.table}
        {...common}
        empty={trend.marks.length < 2 ? 'The second week shows a trend.' : null}
      >
        <Legend series={trend.series} />
        <Drawing height={heights.trend()}>
          <TrendChart {...trend} />
        </Drawing>
      </ChartCard>
      <ChartCard id="time" title="Time in stage" summary={time.summary} table={time.table} {...common}>
        <Drawing height={heights.time(time.bars.length)}>
          <TimeChart bars={linked(time.bars)} maxDays={time.maxDays} />
        </Drawing>
        <p className="mt-2 text-xs text-ink-subtle">
          Bar: median of the use cases now in the stage; line: nine of ten. Box below: half of those that got further,
          with their median. Dashed: the usual time, 2–4 weeks for a POC, 8–16 weeks for pilot and review together.
        </p>
      </ChartCard>
      <div className="grid min-w-0 content-start gap-4 empty:hidden">
        <ChartCard
          id="value-risk"
          title="Value against risk"
          summary={valueRisk.summary}
          table={valueRisk.table}
          {...common}
          empty={valueRisk.bubbles.length === 0 ? 'Score a use case, and it appears here.' : null}
        >
          <Drawing height={heights.valueRisk()}>
            <ValueRiskChart bubbles={linked(valueRisk.bubbles)} />
          </Drawing>
          <StageLegend legend={valueRisk.legend} />
          <p className="mt-1 text-xs text-ink-subtle">
            Tinted: where to begin; area: users; dashed: imported, gates not checked
            {aggregates.valueRisk.some(({ first }) => first)
              ? '; the name is that of the one with the most users, +n how many more share its place and stage'
              : ''}
            . {valueRisk.left}
          </p>
        </ChartCard>
        {shows('waited') ? (
          <WaitedCard waited={aggregates.waited} scope={scope} ownerHref={href && ((owner) => href({ owner }))} />
        ) : null}
      </div>
      <div className="grid min-w-0 content-start gap-4 empty:hidden">
        <ChartCard id="verdicts" title="Verdict mix" summary={verdicts.summary} table={verdicts.table} {...common}>
          <Drawing height={heights.verdict(verdicts.bars.length)}>
            <VerdictChart bars={linked(verdicts.bars)} />
          </Drawing>
        </ChartCard>
        {shows('due') ? (
          <DueCard due={aggregates.due} today={points.at(-1)?.day ?? ''} scope={scope} base={base} />
        ) : null}
      </div>
      <div className="min-w-0 empty:hidden xl:col-span-2">
        <ChartCard
          id="readiness"
          title="Readiness by area"
          summary={readiness.summary}
          table={readiness.table}
          {...common}
          empty={readiness.rows.length === 0 ? 'Use cases in POC, pilot and go-live review appear here.' : null}
        >
          <Drawing height={heights.readiness(readiness.rows.length)}>
            <ReadinessChart
              rows={readiness.rows}
              columns={readiness.columns.map(({ area, label }) => ({ label, href: cellHref?.({ area, key: null }) }))}
              cells={readiness.cells.map((cell) => ({
                ...cell,
                href: cellHref?.({ area: cell.area, key: readiness.rows[cell.row]?.key ?? null }),
              }))}
            />
          </Drawing>
          <p className="mt-2 text-xs text-ink-subtle">
            {readinessNote} {cellHref ? 'A cell opens what is missing there. ' : ''}
            {waivedWords(aggregates)}
          </p>
        </ChartCard>
      </div>
    </div>
  );
}

function waivedWords({ waived: { items, useCases } }: PortfolioAggregates): string {
  if (items === 0) return 'No gap is accepted now.';
  return `${many(items, 'waived item')}, accepted and not done, on ${many(useCases, 'use case')}.`;
}

/** The names of the areas that lie on each other, the uppermost first, with how many are there now. */
function Legend({ series }: { series: TrendModel['series'] }) {
  return (
    <ul className="mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
      {series.toReversed().map(({ stage, label, now }) => (
        <li key={stage} className="flex items-center gap-1.5">
          <span aria-hidden="true" className="size-3 rounded-sm" style={{ background: stageColors[stage] }} />
          {label} <span className="font-medium text-ink tabular-nums">{now.toLocaleString('en-US')}</span>
        </li>
      ))}
    </ul>
  );
}

/** The stages that occur, by colour and letters. */
function StageLegend({ legend }: { legend: ValueRiskModel['legend'] }) {
  return (
    <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-sm text-ink-muted">
      {legend.map(({ stage, label, count }) => (
        <li key={stage} className="flex items-center gap-1.5">
          <span
            aria-hidden="true"
            className="grid size-5 place-items-center rounded-full border-[1.5px] text-[0.625rem] font-semibold text-ink"
            style={{
              borderColor: anyStageColors[stage],
              backgroundColor: `color-mix(in oklab, ${anyStageColors[stage]} 18%, transparent)`,
            }}
          >
            {stageCodes[stage]}
          </span>{' '}
          {label} <span className="font-medium text-ink tabular-nums">{count.toLocaleString('en-US')}</span>
        </li>
      ))}
    </ul>
  );
}

/** What stands beside the track, and what imports said of the unverified. */
function Beside({
  aggregates,
  aside,
}: {
  aggregates: PortfolioAggregates;
  aside: { label: string; count: number; href?: string }[];
}) {
  const { reported } = aggregates;
  return (
    <div className="mt-2 space-y-1 text-sm text-ink-muted">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {aside.map(({ label, count, href }) => (
          <a key={label} href={href} className={clsx(href && 'hover:underline')}>
            {label} <span className="font-medium text-ink tabular-nums">{count}</span>
          </a>
        ))}
      </p>
      {reported.length > 0 && (
        <p>
          Hatched: imported, gates not checked. The import reports{' '}
          {reported.map(({ stage, count }) => `${count.toLocaleString('en-US')} in ${stageLabels[stage]}`).join(', ')}.
        </p>
      )}
    </div>
  );
}

/** The place of a drawing, as high as it will be. */
function Drawing({ height, children }: { height: number; children: ReactNode }) {
  return <div style={{ minHeight: height }}>{children}</div>;
}
