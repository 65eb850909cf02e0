import { seededRandom, type Random } from '@/lib/domain/random';
import { binomial } from './binomial';
import { drawWay, paceAt } from './draw';
import { chanceOf, intervalOf, median, type Interval } from './go-live';
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
/** The pace of the workspace, which all its use cases have in common: the middles of ten slices that are equally likely. */
const paces = [-1.645, -1.036, -0.674, -0.385, -0.126, 0.126, 0.385, 0.674, 1.036, 1.645];
const runsPerPace = 30;
/** Ways of a use case of a group that are drawn for each pace. */
const draws = 100;
const seed = 20_260_902;

/** How many use cases will be in production when, given how many are now; as an interval over simulated futures. */
export function portfolioForecast(history: StageHistory, groups: WaitingGroup[], liveNow: number): PortfolioForecast {
  const random = seededRandom(seed);
  const waits = groups.map((group) => waitOf(history, group, random));
  const live = Array.from({ length: steps + 1 }, () => [] as number[]);
  paces.forEach((_, pace) => {
    for (let run = 0; run < runsPerPace; run += 1) {
      const arrivals = new Float64Array(steps + 1);
      groups.forEach(({ count }, place) => arrive(arrivals, count, waits[place]?.chances[pace] ?? [], random));
      let sum = liveNow;
      live.forEach((counts, step) => counts.push((sum += arrivals[step] ?? 0)));
    }
  });
  return {
    live: live.map((counts, step) => ({ weeks: step * 4, ...intervalOf(counts) })),
    heldBack: heldBackOf(groups, waits),
  };
}

/** What a use case of a group has before it. */
type Wait = {
  /** Days still to go in its stage, by the median. */
  days: number;
  /** For each pace, by the step in which it goes live: the chance that it does, 0–1. What is missing to 1 comes later or never. */
  chances: number[][];
};

function waitOf(history: StageHistory, { stage, days }: WaitingGroup, random: Random): Wait {
  const chance = chanceOf(history, stage) / draws;
  const inStage: number[] = [];
  const chances = paces.map((place) => {
    const pace = paceAt(history, place);
    const bySteps = Array.from({ length: steps + 1 }, () => 0);
    for (let draw = 0; draw < draws; draw += 1) {
      const way = drawWay(history, stage, days, pace, random);
      inStage.push(way[0] ?? 0);
      const step = Math.ceil(way.reduce((sum, each) => sum + each, 0) / daysPerStep);
      if (step <= steps) bySteps[step] = (bySteps[step] ?? 0) + chance;
    }
    return bySteps;
  });
  return { days: median(inStage), chances };
}

/** One future of a group: each goes live in one of the steps or in none, so that those of one step are of those that are left. */
function arrive(arrivals: Float64Array, count: number, chances: number[], random: Random): void {
  let left = count;
  let chanceLeft = 1;
  for (let step = 0; step <= steps && left > 0; step += 1) {
    const chance = chances[step] ?? 0;
    if (chance === 0) continue;
    const now = binomial(left, Math.min(1, chance / chanceLeft), random);
    arrivals[step] = (arrivals[step] ?? 0) + now;
    left -= now;
    chanceLeft -= chance;
  }
}

function heldBackOf(groups: WaitingGroup[], waits: Wait[]): HeldBack[] {
  const rows = waitingStages.flatMap((stage): HeldBack[] => {
    const inIt = groups.flatMap((group, place) => (group.stage === stage ? [{ ...group, wait: waits[place]! }] : []));
    const useCases = inIt.reduce((sum, { count }) => sum + count, 0);
    if (useCases === 0) return [];
    return [
      {
        stage,
        useCases,
        monthlyValue: inIt.reduce((sum, { monthlyValue }) => sum + monthlyValue, 0),
        days: inIt.reduce((sum, { wait, count }) => sum + wait.days * count, 0) / useCases,
      },
    ];
  });
  return rows.sort((a, b) => b.monthlyValue * b.days - a.monthlyValue * a.days || b.days - a.days);
}
