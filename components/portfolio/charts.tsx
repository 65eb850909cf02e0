import type { ReactNode } from 'react';
import { ChartCard } from '@/components/charts/chart-card';
import { FunnelChart, ReadinessChart, TimeChart, ValueRiskChart, VerdictChart } from '@/components/charts/drawn';
import { heights } from '@/components/charts/heights';
import type { ChartFilter } from '@/lib/charts/chart-filter';
import { funnelModel } from '@/lib/charts/funnel';
import { readinessModel } from '@/lib/charts/readiness-map';
import { timeModel } from '@/lib/charts/time-in-stage';
import { valueRiskModel } from '@/lib/charts/value-risk';
import { verdictModel } from '@/lib/charts/verdict-mix';
import type { PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import { stageLabels } from '@/lib/domain/stages/stages';

type Props = {
  aggregates: PortfolioAggregates;
  /** Which use cases the charts show, in words. */
  scope: string;
  /** The list behind a mark, within the filter of the page. */
  href: (filter: ChartFilter) => string;
  /** The use case behind a row of the readiness map. */
  useCaseHref: (key: string) => string;
};

/** The five charts of the portfolio: models made here on the server, drawn in the browser. */
export function PortfolioCharts({ aggregates, scope, href, useCaseHref }: Props) {
  const money = new Intl.NumberFormat('en-US', {
    style: 'currency',
    currency: aggregates.currency,
    maximumFractionDigits: 0,
  });
  const funnel = funnelModel(aggregates.stages, (amount) => money.format(amount));
  const verdicts = verdictModel(aggregates.verdicts);
  const valueRisk = valueRiskModel(aggregates.valueRisk);
  const readiness = readinessModel(aggregates.readiness);
  const time = timeModel(aggregates.times);
  const linked = <T extends { filter: ChartFilter }>(marks: T[]) =>
    marks.map((mark) => ({ ...mark, href: href(mark.filter) }));
  const common = { scope, href };
  return (
    <div className="grid gap-4 xl:grid-cols-2">
      <ChartCard id="funnel" title="Stage funnel" summary={funnel.summary} table={funnel.table} {...common}>
        <Drawing height={heights.funnel(funnel.bars.length)}>
          <FunnelChart bars={linked(funnel.bars)} />
        </Drawing>
        <Beside aggregates={aggregates} aside={linked(funnel.aside)} />
      </ChartCard>
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
      </ChartCard>
      <ChartCard id="verdicts" title="Verdict mix" summary={verdicts.summary} table={verdicts.table} {...common}>
        <Drawing height={heights.verdict(verdicts.bars.length)}>
          <VerdictChart bars={linked(verdicts.bars)} />
        </Drawing>
      </ChartCard>
      <ChartCard id="time" title="Time in stage" summary={time.summary} table={time.table} {...common}>
        <Drawing height={heights.time(time.bars.length)}>
          <TimeChart bars={linked(time.bars)} maxDays={time.maxDays} />
        </Drawing>
        <p className="mt-2 text-xs text-ink-subtle">
          Bar: median of the use cases now in the stage; line: nine of ten. Dashed: the usual time, 2–4 weeks for a POC,
          8–16 weeks for pilot and review together.
        </p>
      </ChartCard>
      <div className="min-w-0 xl:col-span-2">
        <ChartCard
          id="readiness"
          title="Readiness by area"
          summary={readinessSummary(aggregates)}
          table={readiness.table}
          {...common}
          empty={readiness.rows.length === 0 ? 'Use cases in POC, pilot and go-live review appear here.' : null}
        >
          <Drawing height={heights.readiness(readiness.rows.length)}>
            <ReadinessChart
              rows={readiness.rows}
              columns={readiness.columns}
              cells={readiness.cells.map((cell) => ({
                ...cell,
                href: useCaseHref(readiness.rows[cell.row]?.key ?? ''),
              }))}
            />
          </Drawing>
          <p className="mt-2 text-xs text-ink-subtle">
            Percent of the applicable items that are satisfied or waived; “?” means that nothing is recorded yet, which
            is not zero.
          </p>
        </ChartCard>
      </div>
    </div>
  );
}

function readinessSummary({ readiness, readinessMore }: PortfolioAggregates): string {
  if (readiness.length === 0) return 'Nothing is on its way to production.';
  const blocked = readiness.filter(({ openBlockers }) => openBlockers > 0).length;
  const more = readinessMore > 0 ? `; the table of use cases has ${readinessMore.toLocaleString('en-US')} more` : '';
  return `${blocked} of the ${readiness.length} closest to production have open blockers${more}.`;
}

/** What stands beside the track, and what imports said of the unverified. */
function Beside({
  aggregates,
  aside,
}: {
  aggregates: PortfolioAggregates;
  aside: { label: string; count: number; href: string }[];
}) {
  const { reported } = aggregates;
  return (
    <div className="mt-2 space-y-1 text-sm text-ink-muted">
      <p className="flex flex-wrap gap-x-4 gap-y-1">
        {aside.map(({ label, count, href }) => (
          <a key={label} href={href} className="hover:underline">
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
