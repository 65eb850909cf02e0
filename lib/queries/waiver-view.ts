import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { addDays, dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { Day, RuleContext, UseCaseFacts, WaiverFacts } from '@/lib/domain/use-case/facts';
import {
  activeWaiver,
  pendingWaiver,
  waiverChain,
  waiverDecisionReasons,
  waiverRequestReasons,
  waiverRole,
} from '@/lib/domain/waivers/rules';
import { holderOf } from '@/lib/domain/who';
import { useCasePage } from './use-case';

/** The waivers of one subject, and what this actor may do about them. */
export type WaiverView = {
  active: WaiverFacts | null;
  /** The waivers that the one in force extends, the first of all first. */
  extended: WaiverFacts[];
  pending: WaiverFacts | null;
  mayDecide: Reason[];
  mayRequest: Reason | null;
  decider: string;
  first: Day;
  last: Day;
  /** Days, set by the workspace. */
  maxDays: number;
};

export function waiverView(actor: Actor, facts: UseCaseFacts, subject: string, context: RuleContext): WaiverView {
  const { now } = context;
  const { maxWaiverDays } = context.settings;
  const active = activeWaiver(facts, subject, now);
  const pending = pendingWaiver(facts, subject);
  const role = waiverRole(subject);
  // An extension ends later than what it extends.
  const first = addDays(active?.expiresOn ?? dayOf(now), 1);
  return {
    active,
    extended: active ? waiverChain(facts, active).slice(0, -1) : [],
    pending,
    mayDecide: pending ? waiverDecisionReasons(actor, pending, facts) : [],
    mayRequest:
      can(actor, 'request-waiver', { facts }) ?? waiverRequestReasons(facts, subject, first, context)[0] ?? null,
    decider: role ? holderOf(role, facts) : 'Nobody',
    first,
    last: addDays(dayOf(now), maxWaiverDays),
    maxDays: maxWaiverDays,
  };
}

/** Of one use case, for whoever may see it. `subject`: `verdict` or an item's id. */
export async function waiverOf(
  actor: Actor,
  key: string,
  subject: string,
): Promise<{ waiver: WaiverView; now: Date } | null> {
  const page = await useCasePage(actor, key);
  return page && { waiver: waiverView(actor, page.facts, subject, page.context), now: page.context.now };
}
