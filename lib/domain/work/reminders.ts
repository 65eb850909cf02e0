import type { Reason } from '@/lib/domain/result';
import { maySeeProgress } from '@/lib/domain/scoring/blind';
import type { Day, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { waitingOn, type Waiting } from './waiting';
import type { Thing } from './work';

/**
 * The thing that waits on this member, as far as the reader may know of it: whether somebody has handed in is not told to
 * scorers who have not themselves.
 */
export function waitingFor(
  facts: UseCaseFacts,
  { kind, ref }: Pick<Thing, 'kind' | 'ref'>,
  memberId: string,
  readerId: string,
  now: Date,
): Waiting | null {
  const round = facts.rounds.find(({ id }) => id === ref);
  if (kind === 'score' && round && !maySeeProgress(round, readerId)) return null;
  return (
    waitingOn(facts, now).find((one) => one.kind === kind && one.ref === ref && one.person.id === memberId) ?? null
  );
}

type Circumstances = {
  /** It waits on the one who would be reminding. */
  self: boolean;
  /** Whether the person is still in the workspace. */
  present: boolean;
  /** The day on which they were last reminded of it. */
  lastOn: Day | null;
  today: Day;
};

/** Everything against reminding somebody of a thing. */
export function remindReasons(waiting: Waiting | null, { self, present, lastOn, today }: Circumstances): Reason[] {
  if (!waiting) {
    const message = 'This does not wait on them, or not any more.';
    return [{ code: 'not-waiting', message, remedy: 'Reload the page to see what waits now.' }];
  }
  if (self) return [{ code: 'own-work', message: 'This waits on yourself.', remedy: 'You find it under My work.' }];
  const { name } = waiting.person;
  if (!present) {
    return [
      { code: 'left', message: `${name} is not in the workspace any more.`, remedy: 'Give the task to somebody else.' },
    ];
  }
  if (lastOn === today) {
    return [{ code: 'reminded', message: `${name} was reminded of it today.`, remedy: 'Remind them again tomorrow.' }];
  }
  return [];
}
