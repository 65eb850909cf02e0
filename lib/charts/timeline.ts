import { addDays, addMonths, dayInWords, dayOf } from '@/lib/domain/day';
import type { GoLiveForecast } from '@/lib/domain/forecast/go-live';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';

/** Months to each side of today. */
const monthsAround = 9;

/** Visits that a row tells in words, the latest; of more than that it says how many there were before. */
const toldAtMost = 12;

/** Percent of the width, from the left. */
export type Span = { left: number; width: number };

export type TimelineBar = Span & { stage: Stage };

export type TimelineModel = {
  /** The first of each month in sight. */
  months: { left: number; label: string }[];
  /** Where today is. */
  today: number;
  rows: TimelineModelRow[];
};

export type TimelineModelRow = {
  key: string;
  title: string;
  stage: Stage;
  bars: TimelineBar[];
  /** Half of the futures go live within `half`, nine of ten within `most`. */
  forecast: { half: Span; most: Span } | null;
  /** The latest of it in words. */
  said: string;
};

type Visit = { stage: Stage; began: Date; ended: Date | null };

type Row = {
  key: string;
  title: string;
  stage: Stage;
  visits: Visit[];
  forecast: GoLiveForecast | null;
};

/** Where each use case was since when, and when it goes live, between nine months ago and nine months ahead. */
export function timelineModel(rows: Row[], now: Date): TimelineModel {
  const today = dayOf(now);
  const start = Date.parse(`${addMonths(today, -monthsAround)}T00:00:00Z`);
  const end = Date.parse(`${addMonths(today, monthsAround)}T00:00:00Z`);
  const at = (time: number) => Math.min(100, Math.max(0, ((time - start) / (end - start)) * 100));
  const span = (from: number, to: number): Span => ({ left: at(from), width: at(to) - at(from) });
  const ahead = (days: number) => now.getTime() + days * 86_400_000;
  const firsts = Array.from({ length: 2 * monthsAround + 1 }, (_, place) =>
    addMonths(`${today.slice(0, 8)}01`, place - monthsAround),
  ).filter((day) => Date.parse(day) > start && Date.parse(day) < end);
  return {
    months: firsts.map((day) => ({ left: at(Date.parse(day)), label: monthOf(day) })),
    today: at(now.getTime()),
    rows: rows.map(({ key, title, stage, forecast, ...row }) => {
      const visits = row.visits.filter(lasted);
      return {
        key,
        title,
        stage,
        bars: visits
          .map(({ stage: name, began, ended }) => ({
            ...span(began.getTime(), (ended ?? now).getTime()),
            stage: name,
          }))
          .filter(({ width }) => width > 0),
        forecast: forecast && {
          half: span(ahead(forecast.days.p25), ahead(forecast.days.p75)),
          most: span(ahead(forecast.days.p5), ahead(forecast.days.p95)),
        },
        said: [...visitsInWords(visits), ...(forecast ? [forecastWords(forecast, today)] : [])].join('; '),
      };
    }),
  };
}

/** Into another day, or until now: what is over on the day it began is a hair's breadth, and nothing to tell. */
const lasted = ({ began, ended }: Visit): boolean => ended === null || dayOf(began) !== dayOf(ended);

function visitsInWords(visits: readonly Visit[]): string[] {
  const told = visits.slice(-toldAtMost).map(({ stage, began, ended }) => visitWords(stage, began, ended));
  const before = visits.length - told.length;
  return before > 0 ? [`${before} more before`, ...told] : told;
}

function visitWords(stage: Stage, began: Date, ended: Date | null): string {
  const from = dayInWords(dayOf(began));
  return ended
    ? `${stageLabels[stage]} from ${from} to ${dayInWords(dayOf(ended))}`
    : `${stageLabels[stage]} since ${from}`;
}

function forecastWords({ days: { p5, p25, p75, p95 } }: GoLiveForecast, today: string): string {
  const on = (days: number) => dayInWords(addDays(today, Math.round(days)));
  return `goes live between ${on(p25)} and ${on(p75)}, as likely as not; nine of ten: ${on(p5)} to ${on(p95)}`;
}

/** "Mar"; January bears the year's number. */
const monthOf = (day: string): string => {
  const [, month, year] = dayInWords(day).split(' ');
  return (month === 'Jan' ? year : month) ?? '';
};
