import type { VerdictCount } from '@/lib/domain/portfolio/aggregates';
import { verdictLabels, verdicts, type Verdict } from '@/lib/domain/scoring/verdict';
import { count, percent, type ChartFilter, type ChartTable } from './chart-filter';

export type VerdictBar = {
  verdict: Verdict | 'none';
  label: string;
  verified: number;
  unverified: number;
  /** Of all use cases in the chart, 0–1. */
  share: number;
  filter: ChartFilter;
};

export type VerdictModel = { bars: VerdictBar[]; table: ChartTable; summary: string };

/** How many use cases have which verdict; those not scored yet are a bar of their own, so that the bars sum to all. */
export function verdictModel(rows: VerdictCount[]): VerdictModel {
  const total = rows.reduce((sum, row) => sum + row.verified + row.unverified, 0);
  const bars = [...verdicts, null].map((verdict): VerdictBar => {
    const row = rows.find((candidate) => candidate.verdict === verdict);
    const verified = row?.verified ?? 0;
    const unverified = row?.unverified ?? 0;
    return {
      verdict: verdict ?? 'none',
      label: verdict ? verdictLabels[verdict] : 'Not scored yet',
      verified,
      unverified,
      share: total === 0 ? 0 : (verified + unverified) / total,
      filter: { verdict: verdict ?? 'none' },
    };
  });
  const scored = bars.filter(({ verdict }) => verdict !== 'none');
  const scoredCount = scored.reduce((sum, bar) => sum + bar.verified + bar.unverified, 0);
  return {
    bars,
    table: {
      columns: ['Verdict', 'Use cases', 'Of them imported, unverified', 'Share'],
      rows: bars.map((bar) => ({
        cells: [bar.label, count(bar.verified + bar.unverified), count(bar.unverified), percent(bar.share)],
        filter: bar.filter,
      })),
    },
    summary: `${count(scoredCount)} of ${count(total)} use cases are scored.`,
  };
}
