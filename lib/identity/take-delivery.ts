import { inIdentity } from '@/lib/db/identity-transaction';
import { takeAttempt, type Limit } from './throttle';

/** Counts one more delivery by a machine's token; the seconds to wait where there were too many, else null. */
export async function takeDelivery(limit: Limit, now: Date): Promise<number | null> {
  const until = await inIdentity((tx) => takeAttempt(tx, limit, now));
  return until && Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
}
