import { seededRandom } from '@/lib/domain/random';
import { drawWay } from './draw';
import { chanceOf, goLiveForecast, intervalOf, type Interval } from './go-live';
import { waitingStages, type StageHistory, type WaitingStage } from './stage-history';

/** Use cases that have been about as long in the same stage. */
export type WaitingGroup = {
  stage: WaitingStage;
  /** Days in the stage, of all of them about. */
  days: number;
  count: number;
  /** Expected value of a month of all of them, in the workspace's currency. */
  monthlyValue: number;
};

export type HeldBack = {
  stage: WaitingStage;
  useCases: number;
  monthlyValue: number;
  /** Days still to go in this stage, the mean of the medians of those in it. */
  days: number;
};

export type PortfolioForecast = {
  /** In production at the end of each four weeks from now; the first is now. */
  live: (Interval & { weeks: number })[];
  /** What waits in each stage, the one that holds back most first: its value times the days it still waits there. */
  heldBack: HeldBack[];
};

/** Four weeks each. */
const steps = 13;
export const daysPerStep = 28;
const runs = 300;
/** In a group of more, each draw stands for several: the interval is then a little too wide, not too narrow. */
const mostDraws = 40;
const seed = 20_260_902;

/** How many use cases will be in production when, given how many are now; as an interval over simulated futures. */
export function portfolioForecast(history: StageHistory, groups: WaitingGroup[], liveNow: number): PortfolioForecast {
  const random = seededRandom(seed);
  const counts = Array.from({ length: steps + 1 }, () => [] as number[]);
  for (let run = 0; run < runs; run += 1) {
    const arrivals = new Float64Array(steps + 1);
    for (const { stage, days, count } of groups) {
      const drawn = Math.min(count, mostDraws);
      const chance = chanceOf(history, stage);
      for (let draw = 0; draw < drawn; draw += 1) {
        if (random() > chance) continue;
        const way = drawWay(history, stage, days, random).reduce((sum, each) => sum + each, 0);
        const step = Math.ceil(way / daysPerStep);
        if (step <= steps) arrivals[step] = (arrivals[step] ?? 0) + count / drawn;
      }
    }
    let live = liveNow;
    counts.forEach((list, step) => list.push((live += arrivals[step] ?? 0)));
  }
  return {
    live: counts.map((list, step) => ({ weeks: step * 4, ...intervalOf(list) })),
    heldBack: heldBackOf(history, groups),
  };
}

function heldBackOf(history: StageHistory, groups: WaitingGroup[]): HeldBack[] {
  const rows = waitingStages.flatMap((stage): HeldBack[] => {
    const inIt = groups.filter((group) => group.stage === stage);
    const useCases = inIt.reduce((sum, { count }) => sum + count, 0);
    if (useCases === 0) return [];
    const waits = inIt.map(({ days, count }) => ({
      days: goLiveForecast(history, stage, days).stages[0]?.days ?? 0,
      count,
    }));
    return [
      {
        stage,
        useCases,
        monthlyValue: inIt.reduce((sum, { monthlyValue }) => sum + monthlyValue, 0),
        days: waits.reduce((sum, { days, count }) => sum + days * count, 0) / useCases,
      },
    ];
  });
  return rows.sort((a, b) => b.monthlyValue * b.days - a.monthlyValue * a.days || b.days - a.days);
}
