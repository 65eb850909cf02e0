import { addDays, dayInWords } from '@/lib/domain/day';
import { daysPerStep } from '@/lib/domain/forecast/portfolio';
import type { ForecastAggregates } from '@/lib/domain/portfolio/aggregates';
import type { TrendPoint } from '@/lib/domain/portfolio/history';
import { stageLabels } from '@/lib/domain/stages/stages';
import { count, type ChartTable } from './chart-filter';

export type ForecastMark = {
  day: string;
  label: string;
  /** In production then; null in the future. */
  was: number | null;
  /** The middle of the futures; null in the past. */
  middle: number | null;
  /** From–to of the half and of nine tenths of them. */
  half: [number, number] | null;
  most: [number, number] | null;
};

export type ForecastModel = {
  marks: ForecastMark[];
  table: ChartTable;
  summary: string;
  /** What holds the most value back. */
  heldBack: string;
  /** How far it may be trusted. */
  trust: string;
};

/** A year back at most, every four weeks. */
const pastWeeks = 4;
/** Fewer measured times than this are few. */
const few = 20;
/** Fewer judged forecasts than this say little. */
const fewJudged = 10;

/** How many were in production, and how many will be. `money` writes an amount. */
export function forecastModel(
  points: TrendPoint[],
  { live, heldBack, backTest, measured }: ForecastAggregates,
  money: (amount: number) => string,
): ForecastModel {
  const today = points.at(-1)?.day;
  if (!today)
    return {
      marks: [],
      table: { columns: [], rows: [] },
      summary: 'No use case has been verified yet.',
      heldBack: '',
      trust: '',
    };
  const past = points
    .filter((_, place) => place < points.length - 1 && (points.length - 1 - place) % pastWeeks === 0)
    .map((point): ForecastMark => {
      const was = point.stages.production?.count ?? 0;
      return {
        day: point.day,
        label: `${dayInWords(point.day)}: ${count(was)} in production`,
        was,
        middle: null,
        half: null,
        most: null,
      };
    });
  const ahead = live.map(({ weeks, p5, p25, p50, p75, p95 }): ForecastMark => {
    const day = addDays(today, (weeks / 4) * daysPerStep);
    const [low, high] = [Math.floor(p5), Math.ceil(p95)];
    const range = low === high ? count(low) : `${count(low)} to ${count(high)}`;
    return {
      day,
      label:
        weeks === 0
          ? `${dayInWords(day)}: ${count(p50)} in production now`
          : `${dayInWords(day)}: ${range} in production, ${count(Math.round(p50))} in the middle`,
      was: weeks === 0 ? p50 : null,
      middle: p50,
      half: [p25, p75],
      most: [p5, p95],
    };
  });
  return {
    marks: [...past, ...ahead],
    table: {
      columns: ['Day', 'In production', 'Half of the futures', 'Nine of ten'],
      rows: [...past, ...ahead].map(({ day, was, middle, half, most }) => ({
        cells: [dayInWords(day), count(Math.round(was ?? middle ?? 0)), range(half), range(most)],
        filter: null,
      })),
    },
    summary: summary(ahead),
    heldBack: heldBackWords(heldBack, money),
    trust: trustWords(measured, backTest),
  };
}

const range = (pair: [number, number] | null): string =>
  pair ? `${count(Math.floor(pair[0]))}–${count(Math.ceil(pair[1]))}` : '–';

function summary(ahead: ForecastMark[]): string {
  const halfYear = ahead[6] ?? ahead.at(-1);
  if (!halfYear?.most) return 'Nothing is on its way to production.';
  const [low, high] = [Math.floor(halfYear.most[0]), Math.ceil(halfYear.most[1])];
  const now = count(ahead[0]?.was ?? 0);
  if (low === high) return `${now} in production now; as many on ${dayInWords(halfYear.day)}.`;
  return `${now} in production now; on ${dayInWords(halfYear.day)} between ${count(low)} and ${count(high)}, in nine of ten futures.`;
}

function heldBackWords([most]: ForecastAggregates['heldBack'], money: (amount: number) => string): string {
  if (!most) return 'Nothing waits on its way.';
  const { stage, useCases, monthlyValue, days } = most;
  const what = `${count(useCases)} ${useCases === 1 ? 'use case' : 'use cases'}`;
  const worth = monthlyValue > 0 ? `, worth ${money(monthlyValue)} a month,` : '';
  const wait = useCases === 1 ? 'waits' : 'wait';
  return `${stageLabels[stage]} holds back most: ${what}${worth} ${wait} about ${count(Math.round(days))} more days there.`;
}

function trustWords(measured: number, { judged, within50, within90 }: ForecastAggregates['backTest']): string {
  const rests =
    measured < few
      ? `Rests on ${count(measured)} measured times in stage, so mostly on the usual ones: read it roughly.`
      : `Rests on ${count(measured)} measured times in stage.`;
  if (judged === 0) return `${rests} Time has not judged a forecast yet.`;
  const hits = `Of ${count(judged)} forecasts of the last year, ${count(within50)} came within the half and ${count(within90)} within the nine tenths.`;
  return `${rests} ${hits}${judged < fewJudged ? ' That is too few to go by.' : ''}`;
}
