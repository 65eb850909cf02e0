import type { ValueRiskCount } from '@/lib/domain/portfolio/aggregates';
import { stageLabels, stages, type Stage } from '@/lib/domain/stages/stages';
import { count, type ChartFilter, type ChartTable } from './chart-filter';

/** Use cases with the same two ratings in the same stage. */
export type Bubble = {
  /** Rating for action risk, 1 (irreversible) to 5 (read-only). */
  risk: number;
  /** Rating for business value, 1 to 5. */
  value: number;
  stage: Stage;
  count: number;
  unverified: number;
  /** Area of the bubble by its users, relative to the largest, 0–1. */
  size: number;
  /** What may stand beside it, the best first. */
  names: string[];
  label: string;
  filter: ChartFilter;
};

export type ValueRiskModel = {
  /** Those with the most users, as many as are drawn. */
  bubbles: Bubble[];
  legend: { stage: Stage; label: string; count: number }[];
  table: ChartTable;
  summary: string;
  /** What is not drawn, in words; the table has it all. */
  left: string | null;
};

/** What the levels of the two axes mean, in a word or two. */
export const riskTicks = ['', 'Irreversible', 'Hard to undo', 'Reversible', 'Drafts', 'Read-only'];
export const valueTicks = ['', 'Vague', 'Described', 'Estimated', 'Quantified', 'Proven'];

/** The stage in a bubble, so that its colour is not the only sign. */
export const stageCodes: Record<Stage, string> = {
  candidate: 'Ca',
  assessed: 'As',
  poc: 'Po',
  pilot: 'Pi',
  'go-live-review': 'Go',
  production: 'Pr',
  parked: 'Pk',
  rejected: 'Rj',
  retired: 'Rt',
};

const drawnAtMost = 100;
const longestName = 26;

const sizeOf = ({ verified, unverified }: ValueRiskCount) => verified + unverified;
const useCases = (size: number) => `${count(size)} ${size === 1 ? 'use case' : 'use cases'}`;

/** A bubble for each stage at each pair of ratings that occurs: its area says how many people they are for. */
export function valueRiskModel(groups: ValueRiskCount[]): ValueRiskModel {
  const most = Math.max(1, ...groups.map(({ users }) => users ?? 0));
  const sorted = groups.toSorted((a, b) => (b.users ?? 0) - (a.users ?? 0) || sizeOf(b) - sizeOf(a));
  const total = groups.reduce((sum, group) => sum + sizeOf(group), 0);
  const best = groups
    .filter(({ value, risk }) => value >= 4 && risk >= 4)
    .reduce((sum, group) => sum + sizeOf(group), 0);
  const undrawn = Math.max(0, groups.length - drawnAtMost);
  return {
    bubbles: sorted.slice(0, drawnAtMost).map((group) => bubbleOf(group, most)),
    legend: stages.flatMap((stage) => {
      const inStage = groups.filter((group) => group.stage === stage).reduce((sum, group) => sum + sizeOf(group), 0);
      return inStage > 0 ? [{ stage, label: stageLabels[stage], count: inStage }] : [];
    }),
    table: tableOf(groups),
    summary:
      total === 0
        ? 'No use case is scored yet.'
        : `${count(best)} of ${count(total)} scored use cases combine high value with low risk.`,
    left: undrawn > 0 ? `The ${drawnAtMost} bubbles with the most users are drawn, ${count(undrawn)} are not.` : null,
  };
}

const short = (title: string) => (title.length > longestName ? `${title.slice(0, longestName - 1).trimEnd()}…` : title);

function bubbleOf(group: ValueRiskCount, most: number): Bubble {
  const { value, risk, stage, users, unverified, first } = group;
  const size = sizeOf(group);
  const others = size > 1 ? ` +${count(size - 1)}` : '';
  const named = first && `${first.key} ${first.title}`;
  const who = !named ? useCases(size) : size === 1 ? named : `${useCases(size)}, among them ${named}`;
  const forWhom = users === null ? 'users not stated' : `${count(users)} ${users === 1 ? 'user' : 'users'}`;
  return {
    risk,
    value,
    stage,
    count: size,
    unverified,
    size: (users ?? 0) / most,
    names: first ? [`${short(first.title)}${others}`, `${first.key}${others}`] : [useCases(size)],
    label: `${who}: ${stageLabels[stage]}, ${forWhom}, value ${value} (${valueTicks[value]?.toLowerCase()}), risk ${risk} (${riskTicks[risk]?.toLowerCase()})`,
    filter: { value, risk, stage },
  };
}

/** A row per pair of ratings, so that it has 25 rows at most. */
function tableOf(groups: ValueRiskCount[]): ChartTable {
  const levels = [5, 4, 3, 2, 1];
  const rows = levels.flatMap((value) =>
    levels.flatMap((risk) => {
      const own = groups.filter((group) => group.value === value && group.risk === risk);
      if (own.length === 0) return [];
      const sum = (of: (group: ValueRiskCount) => number) => count(own.reduce((all, group) => all + of(group), 0));
      const inStages = stages.flatMap((stage) => {
        const there = own.filter((group) => group.stage === stage).reduce((all, group) => all + sizeOf(group), 0);
        return there > 0 ? [`${stageLabels[stage]} ${count(there)}`] : [];
      });
      return [
        {
          cells: [
            `${value} · ${valueTicks[value]}`,
            `${risk} · ${riskTicks[risk]}`,
            sum(sizeOf),
            sum(({ unverified }) => unverified),
            own.every(({ users }) => users === null) ? 'not stated' : sum(({ users }) => users ?? 0),
            inStages.join(', '),
          ],
          filter: { value, risk },
        },
      ];
    }),
  );
  return {
    columns: ['Business value', 'Action risk', 'Use cases', 'Of them imported, unverified', 'Users', 'Stages'],
    rows,
  };
}
