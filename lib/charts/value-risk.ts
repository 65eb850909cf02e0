import type { ValueRiskCount } from '@/lib/domain/portfolio/aggregates';
import { count, type ChartFilter, type ChartTable } from './chart-filter';

export type Bubble = {
  /** Rating for action risk, 1 (irreversible) to 5 (read-only). */
  risk: number;
  /** Rating for business value, 1 to 5. */
  value: number;
  count: number;
  unverified: number;
  /** Area of the bubble relative to the largest, 0–1. */
  size: number;
  label: string;
  filter: ChartFilter;
};

export type ValueRiskModel = { bubbles: Bubble[]; table: ChartTable; summary: string };

/** What the levels of the two axes mean, in a word or two. */
export const riskTicks = ['', 'Irreversible', 'Hard to undo', 'Reversible', 'Drafts', 'Read-only'];
export const valueTicks = ['', 'Vague', 'Described', 'Estimated', 'Quantified', 'Proven'];

/** A bubble per pair of ratings that occurs; its area says how many use cases share it. */
export function valueRiskModel(cells: ValueRiskCount[]): ValueRiskModel {
  const sizeOf = (cell: ValueRiskCount) => cell.verified + cell.unverified;
  const largest = Math.max(1, ...cells.map(sizeOf));
  const bubbles = cells
    .map((cell): Bubble => {
      const size = sizeOf(cell);
      const place = `value ${cell.value} (${valueTicks[cell.value]?.toLowerCase()}), risk ${cell.risk} (${riskTicks[cell.risk]?.toLowerCase()})`;
      return {
        risk: cell.risk,
        value: cell.value,
        count: size,
        unverified: cell.unverified,
        size: size / largest,
        label: `${count(size)} ${size === 1 ? 'use case' : 'use cases'}: ${place}`,
        filter: { value: cell.value, risk: cell.risk },
      };
    })
    .sort((a, b) => b.value - a.value || b.risk - a.risk);
  const total = bubbles.reduce((sum, bubble) => sum + bubble.count, 0);
  const promising = bubbles.filter(({ value, risk }) => value >= 4 && risk >= 4);
  const best = promising.reduce((sum, bubble) => sum + bubble.count, 0);
  return {
    bubbles,
    table: {
      columns: ['Business value', 'Action risk', 'Use cases', 'Of them imported, unverified'],
      rows: bubbles.map((bubble) => ({
        cells: [
          `${bubble.value} · ${valueTicks[bubble.value]}`,
          `${bubble.risk} · ${riskTicks[bubble.risk]}`,
          count(bubble.count),
          count(bubble.unverified),
        ],
        filter: bubble.filter,
      })),
    },
    summary:
      total === 0
        ? 'No use case is scored yet.'
        : `${count(best)} of ${count(total)} scored use cases combine high value with low risk: the tinted corner.`,
  };
}
