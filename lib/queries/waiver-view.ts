import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { addDays, dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { Day, UseCaseFacts, WaiverFacts } from '@/lib/domain/use-case/facts';
import {
  activeWaiver,
  maxWaiverDays,
  pendingWaiver,
  waiverDecisionReasons,
  waiverRequestReasons,
  waiverRole,
} from '@/lib/domain/waivers/rules';
import { holderOf } from '@/lib/domain/who';

/** The waivers of one subject, and what this actor may do about them. */
export type WaiverView = {
  active: WaiverFacts | null;
  pending: WaiverFacts | null;
  mayDecide: Reason[];
  mayRequest: Reason | null;
  decider: string;
  first: Day;
  last: Day;
};

export function waiverView(actor: Actor, facts: UseCaseFacts, subject: string, now: Date): WaiverView {
  const pending = pendingWaiver(facts, subject);
  const role = waiverRole(subject);
  const first = addDays(dayOf(now), 1);
  return {
    active: activeWaiver(facts, subject, now),
    pending,
    mayDecide: pending ? waiverDecisionReasons(actor, pending, facts) : [],
    mayRequest: can(actor, 'request-waiver', { facts }) ?? waiverRequestReasons(facts, subject, first, now)[0] ?? null,
    decider: role ? holderOf(role, facts) : 'Nobody',
    first,
    last: addDays(dayOf(now), maxWaiverDays),
  };
}
