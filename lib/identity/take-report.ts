import type { Actor } from '@/lib/domain/access/actor';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { inIdentity } from '@/lib/db/identity-transaction';
import { limitsFor, takeAttempt, waitInWords } from './throttle';

/** Counts one more board report that a member makes by hand, and refuses it where they have made too many in a while. */
export async function takeReport({ memberId }: Pick<Actor, 'memberId'>, now: Date): Promise<Result<null>> {
  const limit = limitsFor.report(memberId);
  const until = await inIdentity((tx) => takeAttempt(tx, limit, now));
  if (!until) return ok(null);
  const message = `You have made ${limit.failures} board reports within a quarter of an hour, which is the most.`;
  return refuse('throttled', message, [
    {
      code: 'too-many-reports',
      message: `The next one can be made ${waitInWords(until, now)}.`,
      remedy: 'An architect or an admin can have it mailed regularly.',
    },
  ]);
}
