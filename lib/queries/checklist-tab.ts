import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { decidesAs } from '@/lib/domain/access/deputies';
import { evidenceGroups, latestExpiry, type EvidenceGroup } from '@/lib/domain/checklist/evidence';
import { isDone, type ItemView, type ShownEvidence } from '@/lib/domain/checklist/items';
import type { Readiness } from '@/lib/domain/checklist/readiness';
import { confirmItem, reopenItem, returnItem, reviewEvidence, submitItem } from '@/lib/domain/checklist/rules';
import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import { leastOf } from '@/lib/domain/stages/policy/policy';
import type { CheckAgainst } from '@/lib/domain/servers/proof';
import type { ActionTier } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { Day, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { ChecklistView } from '@/lib/domain/checklist/views';
import { checksAgainst } from './checks-against';
import { citedElsewhere, type CitedAt } from './cited-elsewhere';
import { withContents } from './evidence-contents';
import { useCasePage } from './use-case';
import { waiverView, type WaiverView } from './waiver-view';
import { workspacePeople } from './workspace-people';

export type ChecklistTab = {
  facts: UseCaseFacts;
  now: Date;
  tier: ActionTier;
  readiness: Readiness;
  /** 0–100, from the gate policy. */
  threshold: number;
  items: ItemView[];
  /** How many items each view holds. */
  counts: Record<ChecklistView, number>;
  shown: ItemView[];
  mayAssign: Reason | null;
  people: Person[];
};

/** The 33 items as they stand; null for whoever may not see the use case. */
export async function checklistTab(actor: Actor, key: string, view: ChecklistView): Promise<ChecklistTab | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { facts, context, items, readiness } = page;
  const mayAssign = can(actor, 'assign-item', { facts });
  const isIn: Record<ChecklistView, (item: ItemView) => boolean> = {
    all: () => true,
    blockers: (item) => item.openBlocker,
    mine: (item) => waitsOn(item, actor, facts),
    unassigned: (item) => !item.assignee && item.state !== 'not-applicable',
  };
  const count = (name: ChecklistView) => items.filter(isIn[name]).length;
  return {
    facts,
    now: context.now,
    tier: effectiveTier(facts),
    readiness,
    threshold: leastOf(context, 'readiness'),
    items,
    counts: { all: items.length, blockers: count('blockers'), mine: count('mine'), unassigned: count('unassigned') },
    shown: items.filter(isIn[view]),
    mayAssign,
    people: mayAssign ? [] : await workspacePeople(actor),
  };
}

/** Submitted items wait on their signing role, waivers asked for too; the others on their assignee. */
function waitsOn(item: ItemView, actor: Actor, facts: UseCaseFacts): boolean {
  const decides = decidesAs(actor, item.signingRole, facts);
  if (item.pendingWaiver && decides) return true;
  if (item.state === 'submitted') return decides;
  return !isDone(item.state) && item.assignee?.id === actor.memberId;
}

export type ItemPage = {
  facts: UseCaseFacts;
  now: Date;
  today: Day;
  tier: ActionTier;
  view: ItemView;
  evidence: EvidenceGroup<ShownEvidence>[];
  /** What the newest checks of its servers say against it. */
  against: CheckAgainst[];
  /** By piece of evidence: what else rests on it, here and on other use cases. */
  elsewhere: Map<string, CitedAt[]>;
  /** The items before and after it in the template. */
  previous: string | null;
  next: string | null;
  people: Person[];
  waiver: WaiverView;
  /** The last day that new evidence may be given; null: no limit. */
  latestExpiry: Day | null;
  may: {
    assign: Reason | null;
    addEvidence: Reason | null;
    withdraw: string[];
    /** Pieces of evidence that this actor may renew. */
    revise: string[];
    /** Citations that this actor may accept, or return. */
    accept: string[];
    sendBack: string[];
    /** What keeps this actor from claiming it satisfied, or not applicable. */
    submit: Reason[];
    submitNotApplicable: Reason[];
    confirm: Reason[];
    return: Reason[];
    reopen: Reason[];
  };
};

/** One item with all that can be done about it; null where there is no such use case or item. */
export async function itemPage(actor: Actor, key: string, itemId: string): Promise<ItemPage | null> {
  const page = await useCasePage(actor, key);
  const index = page?.items.findIndex((item) => item.id === itemId) ?? -1;
  const view = page?.items[index];
  if (!page || !view) return null;
  const { facts, context } = page;
  const { now } = context;
  const about = { facts, personId: view.assignee?.id };
  const assign = can(actor, 'assign-item', { facts });
  const work = can(actor, 'submit-item', about);
  const reopen = can(actor, 'reopen-item', { facts });
  const claim = (kind: 'satisfied' | 'not-applicable') =>
    work ? [work] : submitItem(facts, itemId, { claim: kind, justification: 'to be written' }, now);
  const evidence = evidenceGroups(await withContents(actor, view.evidence));
  const pieces = evidence.map(({ newest }) => newest.evidenceId);
  const mayReview = (decision: 'accepted' | 'returned') =>
    evidence
      .filter(({ newest }) => reviewEvidence(actor, facts, newest, decision, now).length === 0)
      .map(({ newest }) => newest.id);
  return {
    facts,
    now,
    today: dayOf(now),
    tier: effectiveTier(facts),
    view,
    evidence,
    against: await checksAgainst(actor, facts, itemId),
    elsewhere: await citedElsewhere(actor, pieces, { key, itemId }),
    previous: page.items[index - 1]?.id ?? null,
    next: page.items[index + 1]?.id ?? null,
    people: assign ? [] : await workspacePeople(actor),
    waiver: waiverView(actor, facts, itemId, context),
    latestExpiry: latestExpiry(itemId, dayOf(now)),
    may: {
      assign,
      addEvidence: work,
      withdraw: evidence
        .filter(({ newest }) => !can(actor, 'submit-item', { facts, personId: newest.citedBy.id }))
        .map(({ newest }) => newest.id),
      revise: evidence
        .filter(
          ({ newest, earlier }) =>
            !work ||
            [newest, ...earlier].some(({ author }) => !can(actor, 'submit-item', { facts, personId: author.id })),
        )
        .map(({ newest }) => newest.evidenceId),
      accept: mayReview('accepted'),
      sendBack: mayReview('returned'),
      submit: claim('satisfied'),
      submitNotApplicable: claim('not-applicable'),
      confirm: confirmItem(actor, facts, itemId, now),
      return: returnItem(actor, facts, itemId, now),
      reopen: reopen ? [reopen] : reopenItem(facts, itemId, now),
    },
  };
}
