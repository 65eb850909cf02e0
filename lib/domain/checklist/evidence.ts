import { addDays, dayOf } from '@/lib/domain/day';
import { ok, refuse, type Result } from '@/lib/domain/result';
import type { Day } from '@/lib/domain/use-case/facts';
import { templateItem } from './template';

/** The last day that evidence added today may be given; null: the item sets no limit. */
export function latestExpiry(itemId: string, now: Date): Day | null {
  const days = templateItem(itemId)?.validDays ?? null;
  return days === null ? null : addDays(dayOf(now), days);
}

/**
 * The last day on which new evidence proves its item: what was chosen, today at the earliest and as late as the item
 * allows. Where the item sets a limit and nothing is chosen, the limit.
 */
export function evidenceExpiry(itemId: string, chosen: Day | null, now: Date): Result<Day | null> {
  const latest = latestExpiry(itemId, now);
  if (chosen === null) return ok(latest);
  if (chosen < dayOf(now)) return wrong('It would have expired already: choose today or a later day.');
  if (latest !== null && chosen > latest) {
    return wrong(`Evidence of ${itemId} is good until ${latest} at the latest.`);
  }
  return ok(chosen);
}

function wrong(message: string): Result<never> {
  const { refusal } = refuse('invalid', message, [{ code: 'invalid-expiry', message, tab: 'checklist' }]);
  return { ok: false, refusal: { ...refusal, fields: { expiresOn: [message] } } };
}
