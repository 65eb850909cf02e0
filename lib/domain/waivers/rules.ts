import { ownerRoleLabels, type Actor, type OwnerRole } from '@/lib/domain/access/actor';
import { countsAsOwn, decidesAs } from '@/lib/domain/access/deputies';
import { templateItem } from '@/lib/domain/checklist/template';
import { addDays, dayInWords, dayOf, expired } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import { agreedAssessment, baseVerdict, ratingsOf } from '@/lib/domain/scoring/verdict';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { NarrowFacts } from '@/lib/domain/use-case/fact-parts';
import type { Day, UseCaseFacts, WaiverFacts, WorkspaceSettings } from '@/lib/domain/use-case/facts';
import { holderOf } from '@/lib/domain/who';

/** The subject of the waiver that lets a use case into a POC against its verdict. The others are items' ids. */
export const verdictSubject = 'verdict';
/** The longest that a workspace may let a waiver hold: an accepted gap is looked at again twice a year. */
export const longestWaiverDays = 180;

/** The approved waiver in force for a subject; the one that lasts longest where several do. */
export function activeWaiver(facts: Pick<UseCaseFacts, 'waivers'>, subject: string, now: Date): WaiverFacts | null {
  return facts.waivers
    .filter((waiver) => waiver.subject === subject && waiver.decision === 'approved' && !expired(waiver.expiresOn, now))
    .reduce<WaiverFacts | null>((best, next) => (best && best.expiresOn >= next.expiresOn ? best : next), null);
}

/** The request for a waiver that nobody has decided on. */
export const pendingWaiver = (facts: Pick<UseCaseFacts, 'waivers'>, subject: string): WaiverFacts | null =>
  facts.waivers.find((waiver) => waiver.subject === subject && waiver.decision === null) ?? null;

/** "none stated" where nobody was asked for it when the waiver was asked for. */
export const compensatingControlOf = ({ compensatingControl }: Pick<WaiverFacts, 'compensatingControl'>): string =>
  compensatingControl || 'none stated';

/** Who grants it: the business owner for the verdict, the item's signing role for an item; null: no such subject. */
export const waiverRole = (subject: string): OwnerRole | null =>
  subject === verdictSubject ? 'business' : (templateItem(subject)?.signs ?? null);

/** "the verdict", or "HF-1 The kill switch …". */
export function waiverSubjectLabel(subject: string): string {
  if (subject === verdictSubject) return 'the verdict';
  const item = templateItem(subject);
  return item ? `${item.id} ${item.title}` : subject;
}

/** What an extension says of how it began, the first waiver of all first; only itself where it extends none. */
export function waiverChain(facts: Pick<UseCaseFacts, 'waivers'>, waiver: WaiverFacts): WaiverFacts[] {
  const chain = [waiver];
  for (let next = waiver.extendsId; next !== null;) {
    const before = facts.waivers.find(({ id }) => id === next);
    if (!before || chain.includes(before)) break;
    chain.unshift(before);
    next = before.extendsId;
  }
  return chain;
}

/**
 * Everything against asking for this waiver. While one is in force, it asks to extend that one: anew, with a day of its own
 * and somebody's decision; the one in force holds until its own day whatever comes of it.
 */
export function waiverRequestReasons(
  facts: NarrowFacts<'judged' | 'checklist'>,
  subject: string,
  expiresOn: Day,
  { now, settings }: { now: Date; settings: Pick<WorkspaceSettings, 'maxWaiverDays'> },
): Reason[] {
  if (waiverRole(subject) === null) {
    return [{ code: 'no-such-subject', message: `There is nothing to waive called ${subject}.` }];
  }
  return [
    ...expiryReasons(expiresOn, dayOf(now), settings.maxWaiverDays),
    ...extensionReasons(activeWaiver(facts, subject, now), expiresOn),
    ...(subject === verdictSubject ? verdictReasons(facts) : itemReasons(facts, subject)),
    ...(pendingWaiver(facts, subject)
      ? [{ code: 'already-requested', message: `A waiver of ${waiverSubjectLabel(subject)} waits for a decision.` }]
      : []),
  ];
}

/** Everything against this actor deciding on it: only the responsible role does, and never the requester. */
export function waiverDecisionReasons(
  actor: Pick<Actor, 'memberId'>,
  waiver: WaiverFacts,
  facts: Pick<UseCaseFacts, 'owners' | 'deputies'>,
): Reason[] {
  const reasons: Reason[] = [];
  const role = waiverRole(waiver.subject);
  if (role === null || !decidesAs(actor, role, facts)) {
    reasons.push({
      code: 'not-waiver-role',
      message: role
        ? `Only the ${ownerRoleLabels[role].toLowerCase()} decides on a waiver of ${waiverSubjectLabel(waiver.subject)}.`
        : `There is nothing to waive called ${waiver.subject}.`,
      ...(role ? { by: holderOf(role, facts) } : {}),
    });
  }
  const mine = waiver.requestedBy.id === actor.memberId;
  if (mine || (role !== null && countsAsOwn(actor, role, facts)(waiver.requestedBy))) {
    reasons.push({
      code: 'own-request',
      message: mine
        ? 'You asked for this waiver yourself.'
        : `${waiver.requestedBy.name}, for whom you stand in, asked for this waiver.`,
      remedy: 'Let somebody else ask for it, or assign the role to another person.',
    });
  }
  if (waiver.decision !== null) {
    reasons.push({ code: 'already-decided', message: 'This waiver has been decided on already.' });
  }
  return reasons;
}

function extensionReasons(active: WaiverFacts | null, expiresOn: Day): Reason[] {
  if (!active || expiresOn > active.expiresOn) return [];
  const message = `The waiver in force holds until ${dayInWords(active.expiresOn)} already.`;
  return [{ code: 'extends-nothing', message, remedy: 'Choose a later day.' }];
}

function expiryReasons(expiresOn: Day, today: Day, maxWaiverDays: number): Reason[] {
  if (expiresOn <= today) {
    return [{ code: 'expiry-past', message: 'The waiver would end before it begins.', remedy: 'Choose a later day.' }];
  }
  const latest = addDays(today, maxWaiverDays);
  if (expiresOn <= latest) return [];
  return [
    {
      code: 'expiry-too-late',
      message: `A waiver holds for at most ${maxWaiverDays === 1 ? '1 day' : `${maxWaiverDays} days`} here.`,
      remedy: `Choose ${latest} or earlier.`,
    },
  ];
}

function verdictReasons(facts: Pick<UseCaseFacts, 'assessments'>): Reason[] {
  const agreed = agreedAssessment(facts);
  const ratings = agreed && ratingsOf(agreed);
  if (!agreed || !ratings) {
    return [{ code: 'no-verdict', message: 'There is no verdict yet.', remedy: 'Agree an assessment.', tab: 'score' }];
  }
  if (baseVerdict(ratings, agreed.model) === 'not-first') return [];
  return [{ code: 'nothing-to-waive', message: 'The verdict does not stand in the way of a POC.', tab: 'score' }];
}

function itemReasons(facts: NarrowFacts<'judged' | 'checklist'>, subject: string): Reason[] {
  const tier = effectiveTier(facts);
  const reasons: Reason[] = [];
  if (templateItem(subject)?.neverWaivableIn.includes(tier)) {
    const known =
      facts.actionTier === null
        ? 'while the action tier is not stated'
        : `in the action tier ${actionTierLabels[tier].toLowerCase()}`;
    reasons.push({
      code: 'never-waivable',
      message: `${subject} cannot be waived ${known}.`,
      remedy: 'Satisfy it, or choose a lower action tier.',
      tab: 'checklist',
    });
  }
  if (facts.items.some((item) => item.itemId === subject && item.state === 'not-applicable')) {
    reasons.push({ code: 'nothing-to-waive', message: `${subject} does not apply.`, tab: 'checklist' });
  }
  return reasons;
}
