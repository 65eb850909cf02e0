import { dayOf, daysBetween } from '@/lib/domain/day';
import { isTrackStage } from '@/lib/domain/stages/track';
import { trackStages } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';

export type PlanTiming = {
  /** Where today lies: `overdue` while POC or pilot still run past the end, `over` where they no longer do. */
  state: 'before' | 'running' | 'overdue' | 'over';
  words: string;
};

/** Where the plan stands today, in words: "ends in 12 days". Null until it has both days. */
export function planTiming(facts: Pick<UseCaseFacts, 'stage' | 'plan'>, now: Date): PlanTiming | null {
  const { startsOn, endsOn } = facts.plan;
  if (!startsOn || !endsOn) return null;
  const today = dayOf(now);
  if (today < startsOn) return { state: 'before', words: `starts in ${days(daysBetween(today, startsOn))}` };
  if (today === endsOn) return { state: 'running', words: 'ends today' };
  if (today < endsOn) return { state: 'running', words: `ends in ${days(daysBetween(today, endsOn))}` };
  const past = daysBetween(endsOn, today);
  const ran = isTrackStage(facts.stage) && trackStages.indexOf(facts.stage) <= trackStages.indexOf('pilot');
  return ran
    ? { state: 'overdue', words: `${days(past)} past its end` }
    : { state: 'over', words: `ended ${days(past)} ago` };
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
