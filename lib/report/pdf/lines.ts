import type { RatedPair } from '@/lib/charts/board-report';
import { count } from '@/lib/charts/chart-filter';
import type { ForecastMark } from '@/lib/charts/forecast';
import type { TrendModel } from '@/lib/charts/trend';
import { riskTicks, valueTicks } from '@/lib/charts/value-risk';
import { dayInWords, dayOf } from '@/lib/domain/day';
import { palette, stagePaint } from '../palette';
import { dayNumber, scale, ticks } from './axes';
import { legend } from './bars';
import { styles, type Box, type Sheet } from './sheet';

type Point = [number, number];
type Axes = { x: (day: string) => number; y: (value: number) => number };

/** A frame of days and counts: lines across, months below. */
function axes(sheet: Sheet, box: Box, days: string[], greatest: number): Axes {
  const steps = ticks(greatest);
  const [left, right] = [box.x + 30, box.x + box.width - 8];
  const bottom = box.y + box.height - 34;
  const y = scale([0, steps.at(-1) ?? 1], [bottom, box.y + 4]);
  const x = scale([dayNumber(days[0] ?? ''), dayNumber(days.at(-1) ?? '')], [left, right]);
  for (const step of steps) {
    sheet.line(
      [
        [left, y(step)],
        [right, y(step)],
      ],
      step === 0 ? palette.lineStrong : palette.line,
    );
    sheet.words(count(step), box.x, y(step) - 5, 24, styles.small, { align: 'right' });
  }
  for (const [place, at] of spread(left, right, 5).entries()) {
    const [from, to] = [dayNumber(days[0] ?? ''), dayNumber(days.at(-1) ?? '')];
    const day = dayInWords(dayOf(new Date(from + (place / 4) * (to - from))));
    const [start, align] =
      place === 0
        ? ([at, 'left'] as const)
        : place === 4
          ? ([at - 60, 'right'] as const)
          : ([at - 30, 'center'] as const);
    sheet.words(day, start, bottom + 4, 60, styles.small, { align });
  }
  return { x: (day) => x(dayNumber(day)), y };
}

/** So many places from one end to the other. */
const spread = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count }, (_, place) => from + (place / (count - 1)) * (to - from));

/** Verified use cases by stage, lying on each other, production at the bottom. */
export function drawTrend(sheet: Sheet, box: Box, { marks, series }: Pick<TrendModel, 'marks' | 'series'>): void {
  const sums = marks.map((mark) => series.reduce((sum, { stage }) => sum + mark[stage], 0));
  const { x, y } = axes(
    sheet,
    box,
    marks.map(({ day }) => day),
    Math.max(1, ...sums),
  );
  const below = marks.map(() => 0);
  for (const { stage } of series) {
    const lower = stairs(marks.map(({ day }, place): Point => [x(day), y(below[place] ?? 0)]));
    for (const [place, mark] of marks.entries()) below[place] = (below[place] ?? 0) + mark[stage];
    const upper = stairs(marks.map(({ day }, place): Point => [x(day), y(below[place] ?? 0)]));
    sheet.area([...upper, ...lower.toReversed()], stagePaint[stage]);
    sheet.line(upper, palette.paper, { width: 0.7 });
  }
  const keys = series.map(({ stage, label, now }) => ({ label: `${label} ${count(now)}`, color: stagePaint[stage] }));
  legend(sheet, box, keys);
}

/** A count holds until the next one. */
const stairs = (points: Point[]): Point[] =>
  points.flatMap(([x, y], place): Point[] => {
    const next = points[place + 1];
    return next
      ? [
          [x, y],
          [next[0], y],
        ]
      : [[x, y]];
  });

/** How many were in production, and how many will be. */
export function drawForecast(sheet: Sheet, box: Box, marks: ForecastMark[]): void {
  const greatest = Math.max(1, ...marks.map(({ was, most }) => Math.max(was ?? 0, most?.[1] ?? 0)));
  const { x, y } = axes(
    sheet,
    box,
    marks.map(({ day }) => day),
    greatest,
  );
  const band = (of: 'half' | 'most', color: string) => {
    const upper = marks.flatMap((mark): Point[] => (mark[of] ? [[x(mark.day), y(mark[of][1])]] : []));
    const lower = marks.flatMap((mark): Point[] => (mark[of] ? [[x(mark.day), y(mark[of][0])]] : []));
    sheet.area([...upper, ...lower.toReversed()], color);
  };
  band('most', palette.bandLight);
  band('half', palette.bandDark);
  const was = marks.flatMap(({ day, was: live }): Point[] => (live === null ? [] : [[x(day), y(live)]]));
  const middle = marks.flatMap(({ day, middle: one }): Point[] => (one === null ? [] : [[x(day), y(one)]]));
  sheet.line(middle, palette.accent, { width: 1.4, dash: 4 });
  sheet.line(was, palette.accent, { width: 1.8 });
  legend(sheet, box, [
    { label: 'In production; dashed: the middle', color: palette.accent },
    { label: 'Half of the futures', color: palette.bandDark },
    { label: 'Nine of ten', color: palette.bandLight },
  ]);
}

/** A bubble for each pair of ratings, its area for how many share it. */
export function drawValueRisk(sheet: Sheet, box: Box, pairs: RatedPair[]): void {
  const [left, right] = [box.x + 58, box.x + box.width - 6];
  const bottom = box.y + box.height - 34;
  const x = scale([0.5, 5.5], [left, right]);
  const y = scale([0.5, 5.5], [bottom, box.y + 2]);
  sheet.rect({ x: x(3.5), y: y(5.5), width: right - x(3.5), height: y(3.5) - y(5.5) }, palette.positiveSoft);
  for (const level of [1, 2, 3, 4, 5]) {
    sheet.line(
      [
        [left, y(level)],
        [right, y(level)],
      ],
      palette.line,
    );
    sheet.line(
      [
        [x(level), y(5.5)],
        [x(level), bottom],
      ],
      palette.line,
    );
    sheet.words(valueTicks[level] ?? '', box.x, y(level) - 5, 52, styles.small, { align: 'right' });
    sheet.words(riskTicks[level] ?? '', x(level) - 34, bottom + 4, 68, styles.small, { align: 'center' });
  }
  const below = 'Upwards: business value. To the right: the safer. Tinted: where to begin.';
  sheet.words(below, left, bottom + 17, right - left, styles.small, { most: 1 });
  const room = Math.min(x(2) - x(1), y(1) - y(2)) / 2 - 1;
  const most = Math.max(1, ...pairs.map((pair) => pair.count));
  for (const { risk, value, count: many, unverified } of pairs) {
    const radius = Math.max(7.5, Math.sqrt(many / most) * Math.min(24, room));
    sheet.bubble(x(risk), y(value), radius, palette.accent, { dashed: unverified === many });
    sheet.words(count(many), x(risk) - 20, y(value) - 5.6, 40, styles.mark, { align: 'center' });
  }
}
