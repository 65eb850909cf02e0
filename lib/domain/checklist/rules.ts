import { ownerRoleLabels, type Actor } from '@/lib/domain/access/actor';
import { countsAsOwn, decidesAs, standsInFor } from '@/lib/domain/access/deputies';
import type { Reason } from '@/lib/domain/result';
import { expired } from '@/lib/domain/day';
import type { ChecklistFacts } from '@/lib/domain/use-case/fact-parts';
import type { EvidenceFacts } from '@/lib/domain/use-case/facts';
import { holderOf } from '@/lib/domain/who';
import { drillLabels, holds } from './evidence';
import { itemStateLabels, itemView, type ItemView } from './items';

/** Each check answers every reason against; none means that it may be done. All are pure, none looks at permissions. */

const reason = (code: string, message: string, more: Partial<Reason> = {}): Reason => ({
  code,
  message,
  tab: 'checklist',
  ...more,
});

const noSuchItem = (itemId: string) => [reason('no-such-item', `The checklist has no item ${itemId}.`)];

export type ItemClaim = 'satisfied' | 'not-applicable';

/** Handing an item in: *satisfied* needs evidence that still proves it, *not applicable* a justification. */
export function submitItem(
  facts: ChecklistFacts,
  itemId: string,
  submission: { claim: ItemClaim; justification: string },
  now: Date,
): Reason[] {
  const view = itemView(facts, itemId, now);
  if (!view) return noSuchItem(itemId);
  const reasons: Reason[] = [];
  if (['submitted', 'satisfied', 'not-applicable'].includes(view.state)) {
    const remedy =
      view.state === 'submitted'
        ? `Wait for the ${ownerRoleLabels[view.signingRole].toLowerCase()} to confirm or return it.`
        : 'Reopen it first.';
    reasons.push(reason('already', `${itemId} is ${itemStateLabels[view.state].toLowerCase()} already.`, { remedy }));
  }
  if (submission.claim === 'satisfied') reasons.push(...evidenceReasons(view, now));
  if (submission.claim === 'not-applicable' && submission.justification.trim().length < 3) {
    reasons.push(
      reason('no-justification', `Nothing says why ${itemId} does not apply.`, { remedy: 'Write a justification.' }),
    );
  }
  return reasons;
}

/**
 * Confirming what was handed in: by the holder of the item's signing role, who neither submitted it nor wrote any of
 * the evidence. No setting lifts this: four eyes on each item is what readiness rests on.
 */
export function confirmItem(
  actor: Pick<Actor, 'memberId'>,
  facts: ChecklistFacts,
  itemId: string,
  now: Date,
): Reason[] {
  const view = itemView(facts, itemId, now);
  if (!view) return noSuchItem(itemId);
  const reasons = reviewReasons(actor, facts, view);
  const own = countsAsOwn(actor, view.signingRole, facts);
  const absent = standsInFor(actor, view.signingRole, facts);
  const pair = absent && `You or ${absent.name}, for whom you stand in,`;
  if (own(view.recorded?.submittedBy ?? null)) {
    reasons.push(
      reason('own-submission', pair ? `${pair} submitted ${itemId}.` : `You submitted ${itemId} yourself.`, {
        remedy: 'Let somebody else submit it, or assign the role to another person.',
      }),
    );
  }
  if (view.recorded?.claim === 'not-applicable') return reasons;
  if (view.evidence.some((entry) => own(entry.author) || own(entry.citedBy))) {
    reasons.push(
      reason(
        'own-evidence',
        pair ? `${pair} wrote evidence of ${itemId}.` : `You wrote evidence of ${itemId} yourself.`,
        {
          remedy: 'Let somebody else provide the evidence, or assign the role to another person.',
        },
      ),
    );
  }
  return [...reasons, ...evidenceReasons(view, now)];
}

/** Returning it to whoever submitted it: by the same role, with a reason (the command's input asks for it). */
export function returnItem(actor: Pick<Actor, 'memberId'>, facts: ChecklistFacts, itemId: string, now: Date): Reason[] {
  const view = itemView(facts, itemId, now);
  return view ? reviewReasons(actor, facts, view) : noSuchItem(itemId);
}

/** Taking a confirmed or stale item up again. Its confirmation ends; the trail keeps it. */
export function reopenItem(facts: ChecklistFacts, itemId: string, now: Date): Reason[] {
  const view = itemView(facts, itemId, now);
  if (!view) return noSuchItem(itemId);
  const recorded = view.recorded?.state ?? 'open';
  if (recorded === 'open' || recorded === 'in-progress') return [reason('not-closed', `${itemId} is open already.`)];
  return [];
}

/**
 * The signing role's word on one piece of evidence of a confirmed item, by itself: on what came later, and what was accepted
 * or returned before stays so. Of an item that was submitted, everything is decided on at once (confirmItem, returnItem).
 */
export function reviewEvidence(
  actor: Pick<Actor, 'memberId'>,
  facts: ChecklistFacts,
  entry: EvidenceFacts,
  decision: 'accepted' | 'returned',
  now: Date,
): Reason[] {
  const view = itemView(facts, entry.itemId, now);
  if (!view) return noSuchItem(entry.itemId);
  const reasons = roleReasons(actor, facts, view);
  if (view.recorded?.state !== 'satisfied') {
    const remedy =
      view.recorded?.state === 'submitted' ? 'Confirm the item, or give it back.' : 'Wait until the item is submitted.';
    reasons.push(reason('not-confirmed', `${view.id} is decided on as a whole.`, { remedy }));
  }
  if (entry.review) reasons.push(reason('reviewed', `${entry.review.by.name} has reviewed it already.`));
  const own = countsAsOwn(actor, view.signingRole, facts);
  if (own(entry.author) || own(entry.citedBy)) {
    const remedy = 'Let somebody else provide the evidence, or assign the role to another person.';
    reasons.push(reason('own-evidence', `You gave this evidence of ${view.id} yourself.`, { remedy }));
  }
  if (decision === 'accepted') {
    if (expired(entry.expiresOn, now)) {
      reasons.push(reason('expired-evidence', 'It has expired.', { remedy: 'Let it be renewed first.' }));
    }
    reasons.push(
      ...drillReasons(view, [entry, ...view.evidence.filter(({ review }) => review?.decision === 'accepted')], now),
    );
  }
  return reasons;
}

function evidenceReasons(view: ItemView, now: Date): Reason[] {
  const by = view.assignee?.name ?? 'Anybody who may edit the use case';
  const held = view.evidence.filter(holds);
  if (held.length === 0) {
    const message =
      view.evidence.length > 0
        ? `All evidence of ${view.id} has expired or was given back.`
        : `${view.id} has no evidence yet.`;
    return [reason('no-evidence', message, { remedy: `Add evidence: ${view.item.evidence.toLowerCase()}.`, by })];
  }
  return drillReasons(view, held, now);
}

/** An item that takes a drill is not proven by anything else. */
function drillReasons({ id, item, assignee }: ItemView, entries: EvidenceFacts[], now: Date): Reason[] {
  const { drill } = item;
  if (!drill || entries.some((entry) => entry.drill?.kind === drill && !expired(entry.expiresOn, now))) return [];
  const message = `${id} takes a ${drillLabels[drill].toLowerCase()}: who, what, and the time to the safe state.`;
  const by = assignee?.name ?? 'Anybody who may edit the use case';
  return [reason('no-drill', message, { remedy: 'Hold it, and record the drill as evidence.', by })];
}

function roleReasons(actor: Pick<Actor, 'memberId'>, facts: ChecklistFacts, view: ItemView): Reason[] {
  if (decidesAs(actor, view.signingRole, facts)) return [];
  const role = ownerRoleLabels[view.signingRole].toLowerCase();
  const remedy = view.holder ? `Ask ${view.holder.name}.` : `Assign a ${role} first.`;
  const by = holderOf(view.signingRole, facts);
  return [reason('not-signing-role', `Only the ${role} decides on ${view.id}.`, { remedy, by })];
}

function reviewReasons(actor: Pick<Actor, 'memberId'>, facts: ChecklistFacts, view: ItemView): Reason[] {
  const reasons = roleReasons(actor, facts, view);
  if (view.recorded?.state !== 'submitted') {
    reasons.push(
      reason('not-submitted', `${view.id} has not been submitted.`, { remedy: 'Submit it with its evidence first.' }),
    );
  }
  return reasons;
}
