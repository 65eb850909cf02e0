import { factorLabels, factors, type Factor, type Level, type Ratings } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import { scoreOf, shownScore } from '@/lib/domain/scoring/score';
import { verdictLabels, verdictWith, type Verdict } from '@/lib/domain/scoring/verdict';
import type { ChartTable } from './chart-filter';

/** What the score (0–100) and the verdict would be with one rating a level lower or higher. */
export type Step = { level: Level; score: number; verdict: Verdict; flips: boolean };

export type TornadoBar = {
  factor: Factor;
  label: string;
  level: Level;
  /** Null where the rating is at that end already. */
  lower: Step | null;
  higher: Step | null;
};

export type TornadoModel = {
  score: number;
  /** The score's thresholds that lie within the axis, with their names. */
  thresholds: { at: number; label: string }[];
  /** The widest first. */
  bars: TornadoBar[];
  /** Bounds of the axis. */
  from: number;
  to: number;
  table: ChartTable;
  summary: string;
};

/** How far a single step of each rating moves the score, and where it changes the verdict. */
export function tornadoModel(ratings: Ratings, model: ModelDefinition, hasRung: boolean): TornadoModel {
  const score = scoreOf(ratings, model.weights);
  const now = verdictWith(ratings, model, hasRung);
  const step = (factor: Factor, by: -1 | 1): Step | null => {
    const level = ratings[factor] + by;
    if (level < 1 || level > 5) return null;
    const changed = { ...ratings, [factor]: level as Level };
    const verdict = verdictWith(changed, model, hasRung);
    return { level: level as Level, score: scoreOf(changed, model.weights), verdict, flips: verdict !== now };
  };
  const bars = factors
    .map((factor): TornadoBar => ({
      factor,
      label: factorLabels[factor],
      level: ratings[factor],
      lower: step(factor, -1),
      higher: step(factor, 1),
    }))
    .sort((a, b) => span(b, score) - span(a, score));
  const reached = bars.flatMap(({ lower, higher }) => [lower?.score ?? score, higher?.score ?? score]);
  const from = Math.max(0, Math.floor((Math.min(...reached) - 4) / 5) * 5);
  const to = Math.min(100, Math.ceil((Math.max(...reached) + 4) / 5) * 5);
  const flipping = bars.filter(({ lower, higher }) => lower?.flips || higher?.flips).length;
  return {
    score,
    thresholds: [
      { at: model.strongFrom, label: 'strong from' },
      { at: model.notBelow, label: 'not below' },
    ].filter(({ at }) => at > from && at < to),
    bars,
    from,
    to,
    table: {
      columns: ['Factor', 'Rated', 'One level lower', 'One level higher'],
      rows: bars.map(({ label, level, lower, higher }) => ({
        cells: [label, `${level} of 5`, words(lower), words(higher)],
        filter: null,
      })),
    },
    summary:
      flipping === 0
        ? `No single step changes the verdict from a score of ${shownScore(score)}.`
        : `A single step of ${flipping === 1 ? 'one factor' : `${flipping} factors`} changes the verdict from a score of ${shownScore(score)}.`,
  };
}

const span = ({ lower, higher }: TornadoBar, score: number): number =>
  (higher?.score ?? score) - (lower?.score ?? score);

const words = (step: Step | null): string =>
  step === null ? '–' : `${shownScore(step.score)}, ${verdictLabels[step.verdict]}`;
