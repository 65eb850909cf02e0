import type PptxGenJS from 'pptxgenjs';
import type { BoardReport } from '@/lib/charts/board-report';
import { dayInWords } from '@/lib/domain/day';
import { palette, stagePaint, verdictPaint } from '../palette';

/** A chart of PowerPoint's own, with its figures in a sheet behind it, so that it can be changed there. */
export type NativeChart = {
  type: PptxGenJS.CHART_NAME;
  data: Series[];
  options: PptxGenJS.IChartOpts;
};
/** `values` beside `labels`, one for each; null: none there. */
type Series = { name: string; labels?: string[]; values: (number | null)[]; sizes?: number[] };

export const hex = (color: string): string => color.slice(1).toUpperCase();

const words = { fontFace: 'Arial', color: hex(palette.muted), fontSize: 9 };
const common: PptxGenJS.IChartOpts = {
  showLegend: true,
  legendPos: 'b',
  legendFontFace: words.fontFace,
  legendFontSize: words.fontSize,
  legendColor: words.color,
  catAxisLabelFontFace: words.fontFace,
  catAxisLabelFontSize: words.fontSize,
  catAxisLabelColor: words.color,
  valAxisLabelFontFace: words.fontFace,
  valAxisLabelFontSize: words.fontSize,
  valAxisLabelColor: words.color,
  valAxisLineShow: false,
  valGridLine: { color: hex(palette.line), size: 0.5 },
  catGridLine: { style: 'none' },
  dataLabelFontFace: words.fontFace,
  dataLabelFontSize: words.fontSize,
  dataLabelColor: hex(palette.ink),
  displayBlanksAs: 'gap',
};
/** Bars from left to right, the first at the top. */
const across: PptxGenJS.IChartOpts = {
  ...common,
  barDir: 'bar',
  // The library's types know the one direction only.
  catAxisOrientation: 'maxMin' as 'minMax',
  valAxisHidden: true,
  valGridLine: { style: 'none' },
  showValue: true,
  barGapWidthPct: 45,
};
const colors = (...names: string[]) => ({ chartColors: names.map(hex) });

export function funnelChart({ funnel: { bars } }: BoardReport): NativeChart {
  const labels = bars.map(({ label }) => label);
  const unverified = bars.some((bar) => bar.unverified > 0);
  return {
    type: 'bar' as PptxGenJS.CHART_NAME,
    data: [
      { name: 'In it now', labels, values: bars.map(({ now }) => now) },
      ...(unverified ? [{ name: 'Imported, unverified', labels, values: bars.map((bar) => bar.unverified) }] : []),
      { name: 'Ever reached it', labels, values: bars.map(({ reached }) => reached) },
    ],
    options: {
      ...across,
      ...colors(palette.accent, ...(unverified ? [palette.neutral] : []), palette.bandDark),
    },
  };
}

export function verdictChart({ verdicts: { bars } }: BoardReport): NativeChart {
  const labels = bars.map(({ label }) => label);
  return {
    type: 'bar' as PptxGenJS.CHART_NAME,
    data: [{ name: 'Use cases', labels, values: bars.map(({ verified, unverified }) => verified + unverified) }],
    // As many colours as bars: each bar its own.
    options: { ...across, showLegend: false, ...colors(...bars.map(({ verdict }) => verdictPaint[verdict])) },
  };
}

export function timeChart({ time: { bars } }: BoardReport): NativeChart {
  const labels = bars.map(({ label }) => label);
  const whole = (days: number | undefined) => (days === undefined ? null : Math.round(days));
  return {
    type: 'bar' as PptxGenJS.CHART_NAME,
    data: [
      { name: 'Now there: median', labels, values: bars.map((bar) => (bar.count > 0 ? whole(bar.medianDays) : null)) },
      {
        name: 'Now there: nine of ten',
        labels,
        values: bars.map((bar) => (bar.count > 0 ? whole(bar.p90Days) : null)),
      },
      { name: 'Got further: median', labels, values: bars.map(({ spent }) => whole(spent?.p50)) },
      { name: 'Usual at most', labels, values: bars.map(({ yardstick }) => whole(yardstick?.maxDays)) },
    ],
    options: { ...across, ...colors(palette.accent, palette.bandDark, palette.neutral, palette.caution) },
  };
}

export function trendChart({ trend: { marks, series } }: BoardReport): NativeChart {
  const labels = marks.map(({ day }) => dayInWords(day));
  return {
    type: 'area' as PptxGenJS.CHART_NAME,
    data: series.map(({ stage, label }) => ({ name: label, labels, values: marks.map((mark) => mark[stage]) })),
    options: {
      ...common,
      barGrouping: 'stacked',
      catAxisLabelFrequency: String(Math.max(1, Math.ceil(marks.length / 5))),
      ...colors(...series.map(({ stage }) => stagePaint[stage])),
    },
  };
}

export function forecastChart({ forecast: { marks } }: BoardReport): NativeChart {
  const labels = marks.map(({ day }) => dayInWords(day));
  const series = (name: string, value: (mark: (typeof marks)[number]) => number | null | undefined): Series => ({
    name,
    labels,
    values: marks.map((mark) => value(mark) ?? null),
  });
  return {
    type: 'line' as PptxGenJS.CHART_NAME,
    data: [
      series('In production', ({ was }) => was),
      series('Middle of the futures', ({ middle }) => middle),
      series('Half: from', ({ half }) => half?.[0]),
      series('Half: to', ({ half }) => half?.[1]),
      series('Nine of ten: from', ({ most }) => most?.[0]),
      series('Nine of ten: to', ({ most }) => most?.[1]),
    ],
    options: {
      ...common,
      lineSize: 2,
      lineDataSymbol: 'none',
      catAxisLabelFrequency: String(Math.max(1, Math.ceil(marks.length / 5))),
      ...colors(palette.ink, palette.accent, '#83a8f5', '#83a8f5', palette.bandDark, palette.bandDark),
    },
  };
}

export function valueRiskChart({ valueRisk: { pairs } }: BoardReport): NativeChart {
  return {
    type: 'bubble' as PptxGenJS.CHART_NAME,
    data: [
      { name: 'Action risk', values: pairs.map(({ risk }) => risk) },
      { name: 'Business value', values: pairs.map(({ value }) => value), sizes: pairs.map(({ count }) => count) },
    ],
    options: {
      ...common,
      showLegend: false,
      ...colors(palette.accent),
      chartColorsOpacity: 45,
      showValAxisTitle: true,
      showCatAxisTitle: true,
      catAxisTitle: 'Action risk, 1 irreversible to 5 read-only',
      valAxisTitle: 'Business value, 1 vague to 5 proven',
      catAxisTitleFontSize: words.fontSize,
      valAxisTitleFontSize: words.fontSize,
      catAxisTitleColor: words.color,
      valAxisTitleColor: words.color,
      catAxisMinVal: 0,
      catAxisMaxVal: 6,
      valAxisMinVal: 0,
      valAxisMaxVal: 6,
      valAxisMajorUnit: 1,
    },
  };
}
