import { goLiveDays, type Interval } from './go-live';
import { emptyHistory, isWaiting, waitingStages, type StageHistory } from './stage-history';

/** The way one use case took: its visits to stages in the order of time. */
export type Way = { visits: { stage: string; began: Date; ended: Date | null }[] };

export type BackTest = {
  /** Forecasts that time has judged, and how many of them were right. */
  judged: number;
  within50: number;
  within90: number;
};

const day = 86_400_000;
/** A forecast for each use case every four weeks of the last year. */
const origins = 13;
const daysBetween = 28;

/**
 * What the forecast would have said in the past, knowing only what was known then, held against what came; one result for each time it is
 * asked, of which the caller makes a sum, so that others get their turn between two. A use case that is not live yet counts once its
 * interval has passed; one that was given up or is parked does not: the forecast says when, if it goes on.
 */
export function* backTests(ways: Way[], now: Date): Generator<BackTest> {
  for (let step = 1; step <= origins; step += 1)
    yield judge(ways, new Date(now.getTime() - step * daysBetween * day), now);
}

/** All of them together. */
export const sumOf = (tests: BackTest[]): BackTest =>
  tests.reduce((sum, test) => ({
    judged: sum.judged + test.judged,
    within50: sum.within50 + test.within50,
    within90: sum.within90 + test.within90,
  }));

function judge(ways: Way[], origin: Date, now: Date): BackTest {
  const result = { judged: 0, within50: 0, within90: 0 };
  const history = historyOf(ways, origin);
  const made = new Map<string, Interval>();
  for (const way of ways) {
    const standing = way.visits.find(({ began, ended }) => began <= origin && (ended === null || ended > origin));
    if (!standing || !isWaiting(standing.stage)) continue;
    const live = way.visits.find(({ stage, began }) => stage === 'production' && began > origin)?.began;
    const goesOn = isWaiting(way.visits.at(-1)?.stage ?? '');
    if (!live && !goesOn) continue;
    const soFar = Math.floor(daysIn(way, standing.stage, origin));
    const name = `${standing.stage} ${soFar}`;
    const days = made.get(name) ?? goLiveDays(history, standing.stage, soFar);
    made.set(name, days);
    const took = ((live ?? now).getTime() - origin.getTime()) / day;
    if (!live && took <= days.p95) continue;
    result.judged += 1;
    if (live && took >= days.p25 && took <= days.p75) result.within50 += 1;
    if (live && took >= days.p5 && took <= days.p95) result.within90 += 1;
  }
  return result;
}

/** What was known at a time of how long stages take. */
export function historyOf(ways: Way[], at: Date): StageHistory {
  const history = emptyHistory();
  for (const way of ways) {
    const past = way.visits.filter(({ began }) => began <= at);
    const furthest = Math.max(...past.map(({ stage }) => placeOf(stage)));
    const last = past.at(-1)?.stage;
    for (const [place, stage] of waitingStages.entries()) {
      if (!past.some((visit) => visit.stage === stage)) continue;
      if (place < furthest) {
        history[stage].wentOn += 1;
        history[stage].days.push(daysIn(way, stage, at));
      } else if (last === 'rejected') history[stage].dropped += 1;
      else if (last === stage || last === 'parked') history[stage].waiting.push(daysIn(way, stage, at));
    }
  }
  return history;
}

/** Days spent in a stage altogether until then. */
function daysIn({ visits }: Way, stage: string, until: Date): number {
  const spent = visits
    .filter((visit) => visit.stage === stage && visit.began < until)
    .map(({ began, ended }) => Math.min(until.getTime(), (ended ?? until).getTime()) - began.getTime());
  return spent.reduce((sum, each) => sum + each, 0) / day;
}

/** Its place on the track; beside it, none. */
function placeOf(stage: string): number {
  return stage === 'production' ? waitingStages.length : (waitingStages as readonly string[]).indexOf(stage);
}
