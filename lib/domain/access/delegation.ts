import { addDays, dayInWords, dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { Day } from '@/lib/domain/use-case/facts';
import type { Person } from './actor';

/** The longest absence: whoever is away for longer hands the role over. */
export const longestAbsence = 184;

/** A deputy for the owner roles of somebody who is away, from day to day, both included. */
export type Delegation = {
  id: string;
  member: Person;
  deputy: Person;
  startsOn: Day;
  endsOn: Day;
  reason: string;
  createdBy: Person;
  createdAt: Date;
  endedAt: Date | null;
};

export type DelegationState = 'coming' | 'in-force' | 'over';

/** An ended one is over from the moment on in which it was ended; one that was not, from the day after its last. */
export function delegationState(
  { startsOn, endsOn, endedAt }: Pick<Delegation, 'startsOn' | 'endsOn' | 'endedAt'>,
  now: Date,
): DelegationState {
  const today = dayOf(now);
  if (endedAt || endsOn < today) return 'over';
  return startsOn > today ? 'coming' : 'in-force';
}

type Wish = { member: Person; deputy: Person; startsOn: Day; endsOn: Day };

/** Everything against naming this deputy. `others`: the delegations of the workspace that have not ended. */
export function namingReasons(wish: Wish, others: Delegation[], now: Date): Reason[] {
  const { member, deputy, startsOn, endsOn } = wish;
  const today = dayOf(now);
  const reasons: Reason[] = [];
  const add = (code: string, message: string, remedy: string) => reasons.push({ code, message, remedy });
  if (deputy.id === member.id) {
    add('own-deputy', 'Nobody stands in for themselves.', 'Choose another member.');
  }
  if (startsOn < today) add('starts-past', 'An absence cannot begin in the past.', 'Choose today or a later day.');
  if (endsOn < startsOn) add('ends-before', 'The absence would end before it begins.', 'Choose a later last day.');
  const latest = addDays(startsOn, longestAbsence - 1);
  if (endsOn > latest) {
    add(
      'too-long',
      `A deputy stands in for at most ${longestAbsence} days.`,
      `Choose ${dayInWords(latest)} or earlier, or hand the owner roles over.`,
    );
  }
  const during = others.filter((one) => one.startsOn <= endsOn && one.endsOn >= startsOn);
  const same = during.find((one) => one.member.id === member.id);
  if (same) {
    add(
      'overlaps',
      `${same.deputy.name} stands in for ${member.name} from ${dayInWords(same.startsOn)} to ${dayInWords(same.endsOn)} already.`,
      'End that one first, or choose other days.',
    );
  }
  // Nothing is lent on, so a deputy who is away could decide nothing.
  const away = during.find((one) => one.member.id === deputy.id);
  if (away) {
    add(
      'deputy-away',
      `${deputy.name} is away from ${dayInWords(away.startsOn)} to ${dayInWords(away.endsOn)}.`,
      'Choose somebody who is there.',
    );
  }
  return reasons;
}
