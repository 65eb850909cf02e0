import { daysSince } from '@/lib/domain/day';
import { seededRandom } from '@/lib/domain/random';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { drawWay, normal, paceAt, quantile } from './draw';
import { chanceToGoOn, isWaiting, waitingStages, type StageHistory, type WaitingStage } from './stage-history';

/** Shares of the draws: the middle, the ends of the half around it, and of nine tenths around it. */
export type Interval = { p5: number; p25: number; p50: number; p75: number; p95: number };

export type GoLiveForecast = {
  /** Days from now until Production, if it goes on. */
  days: Interval;
  /** Days still to go in each stage, by the median; in their order. */
  stages: { stage: WaitingStage; days: number }[];
  /** The one that takes most of it. */
  slowest: WaitingStage;
  /** Share of those that came this far that reach Production, 0–1. */
  chance: number;
  /** Measured times behind it, of all stages still to go. Few: it rests on the usual times mostly. */
  measured: number;
};

const draws = 1000;
const seed = 20_260_901;

/** When a use case that has been in `stage` for `soFar` days goes live, as an interval. The same input gives the same answer. */
export function goLiveForecast(history: StageHistory, stage: WaitingStage, soFar: number): GoLiveForecast {
  const ways = drawWays(history, stage, soFar, draws);
  const ahead = waitingStages.slice(waitingStages.indexOf(stage));
  const stages = ahead.map((each, place) => ({ stage: each, days: median(ways.map((way) => way[place] ?? 0)) }));
  return {
    days: intervalOf(ways.map(total)),
    stages,
    slowest: stages.reduce((most, each) => (each.days > most.days ? each : most)).stage,
    chance: chanceOf(history, stage),
    measured: ahead.reduce((sum, each) => sum + history[each].days.length, 0),
  };
}

/** Its days alone, from a quarter of the draws: for judging thousands of forecasts of the past, of which none is shown. */
export const goLiveDays = (history: StageHistory, stage: WaitingStage, soFar: number): Interval =>
  intervalOf(drawWays(history, stage, soFar, draws / 4).map(total));

const total = (way: number[]): number => way.reduce((sum, days) => sum + days, 0);

function drawWays(history: StageHistory, stage: WaitingStage, soFar: number, count: number): number[][] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const pace = paceAt(history, normal(random));
    return drawWay(history, stage, soFar, pace, random);
  });
}

/** Whether there is one of a use case: not where it is not on its way, or an import alone says where it is. */
export const isForecast = <Facts extends Pick<UseCaseFacts, 'stage' | 'reportedStage'>>(
  facts: Facts,
): facts is Facts & { stage: WaitingStage } => isWaiting(facts.stage) && facts.reportedStage === null;

/** The same of a use case as it stands now. */
export function forecastOf(
  history: StageHistory,
  facts: Pick<UseCaseFacts, 'stage' | 'stageEnteredAt' | 'reportedStage'>,
  now: Date,
): GoLiveForecast | null {
  return isForecast(facts) ? forecastAfter(history, facts.stage, daysSince(facts.stageEnteredAt, now)) : null;
}

/**
 * By whole days: all that have been in a stage for as many share a thousand draws, which are kept as long as their history is. A page of
 * fifty would otherwise draw the same again and again.
 */
function forecastAfter(history: StageHistory, stage: WaitingStage, wholeDays: number): GoLiveForecast {
  const known = made.get(history) ?? new Map<string, GoLiveForecast>();
  made.set(history, known);
  const name = `${stage} ${wholeDays}`;
  const forecast = known.get(name) ?? goLiveForecast(history, stage, wholeDays);
  known.set(name, forecast);
  return forecast;
}

const made = new WeakMap<StageHistory, Map<string, GoLiveForecast>>();

/** That a use case in this stage reaches Production at all. */
export const chanceOf = (history: StageHistory, stage: WaitingStage): number =>
  waitingStages.slice(waitingStages.indexOf(stage)).reduce((chance, each) => chance * chanceToGoOn(history[each]), 1);

export function intervalOf(values: number[]): Interval {
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => quantile(sorted, share);
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

export const median = (values: number[]): number => quantile(Float64Array.from(values).sort(), 0.5);
