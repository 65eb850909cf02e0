import type { VerdictBar } from '@/lib/charts/verdict-mix';
import type { Band } from '@/lib/charts/readiness-map';
import type { TrendStage } from '@/lib/charts/trend';

/** The light theme of app/globals.css as sRGB: a report is read on paper and in other programs, where no tokens are. */
export const palette = {
  paper: '#ffffff',
  sunken: '#f2f4f8',
  line: '#e1e4e9',
  lineStrong: '#868c97',
  ink: '#171c25',
  muted: '#4b515e',
  subtle: '#636a76',
  accent: '#2e5dd0',
  bandLight: '#d8e5fe',
  bandDark: '#b3ccfe',
  positive: '#228953',
  positiveSoft: '#e2f8e8',
  positiveInk: '#0e5f36',
  caution: '#af7112',
  cautionInk: '#79480c',
  negative: '#d03232',
  info: '#207aa6',
  neutral: '#6f757f',
} as const;

export const stagePaint: Record<TrendStage, string> = {
  production: '#2e5dd0',
  'go-live-review': '#833794',
  pilot: '#009e98',
  poc: '#c26e12',
  assessed: '#6f757f',
};

export const verdictPaint: Record<VerdictBar['verdict'], string> = {
  strong: palette.positive,
  conditions: palette.caution,
  'not-first': palette.negative,
  'next-step': palette.info,
  none: palette.neutral,
};

/** Ground and ink of a cell of the readiness map; what is unknown has no ground. */
export const bandPaint: Record<Band, { fill: string; ink: string }> = {
  unknown: { fill: palette.paper, ink: palette.subtle },
  none: { fill: '#f2f6fd', ink: palette.ink },
  low: { fill: '#d8e5fe', ink: palette.ink },
  middle: { fill: '#b3ccfe', ink: palette.ink },
  high: { fill: '#406cd2', ink: palette.paper },
  full: { fill: '#204ab0', ink: palette.paper },
};
