import type { OwnerRole, Person } from '@/lib/domain/access/actor';
import { expired, expiresSoon } from '@/lib/domain/day';
import type { ActionTier } from '@/lib/domain/stages/stages';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type {
  Day,
  DrillFacts,
  RevisionContent,
  EvidenceFacts,
  ItemFacts,
  UseCaseFacts,
  WaiverFacts,
} from '@/lib/domain/use-case/facts';
import { activeWaiver, pendingWaiver } from '@/lib/domain/waivers/rules';
import { checklistTemplate, templateItem, type ItemTemplate } from './template';

export const itemStates = [
  'open',
  'in-progress',
  'submitted',
  'satisfied',
  'not-applicable',
  'waived',
  'stale',
] as const;
export type ItemState = (typeof itemStates)[number];

export const itemStateLabels: Record<ItemState, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  submitted: 'Submitted',
  satisfied: 'Satisfied',
  'not-applicable': 'Not applicable',
  waived: 'Waived',
  stale: 'Stale',
};

export type EvidenceView = EvidenceFacts & { expired: boolean; expiresSoon: boolean };

/** The same with what it says. */
export type ShownEvidence = EvidenceView & RevisionContent;

/** How an item stands now, which is what readiness counts. */
export type ItemStanding = {
  id: string;
  item: ItemTemplate;
  /** As it counts now: what was recorded, seen with evidence, waivers and the day. */
  state: ItemState;
  /** Whether it blocks go-live while open, in the use case's action tier. */
  blocking: boolean;
  /** Blocking and neither satisfied, waived nor confirmed as not applicable. */
  openBlocker: boolean;
  /** Something was recorded on it, or brought to it. */
  known: boolean;
  waiver: WaiverFacts | null;
};

/** An item as work: how it stands, what it rests on, and whose it is. */
export type ItemTask<Proof extends ItemProof = ItemProof> = ItemStanding & {
  /** What was recorded; null where nothing was. */
  recorded: ItemFacts | null;
  evidence: Proof[];
  pendingWaiver: WaiverFacts | null;
  assignee: Person | null;
  signingRole: OwnerRole;
  /** Who holds the signing role. */
  holder: Person | null;
};

export type ItemView = ItemTask<EvidenceView>;

/** Of a piece of evidence, what its item's state hangs on, and gates. */
export type ItemProof = {
  itemId: string;
  expiresOn: Day | null;
  /** By the item's signing role. */
  review: Pick<NonNullable<EvidenceFacts['review']>, 'decision' | 'at'> | null;
  drill: Pick<DrillFacts, 'kind'> | null;
};

const done: ReadonlySet<ItemState> = new Set(['satisfied', 'waived', 'not-applicable']);
/** Whether an item in this state no longer stands in the way of go-live. */
export const isDone = (state: ItemState): boolean => done.has(state);

/** Of what is recorded on an item, what its state hangs on. */
export type ItemRecord = Pick<ItemFacts, 'itemId' | 'state'>;

type Tiered = Pick<UseCaseFacts, 'actionTier' | 'tools' | 'waivers'>;

/** Of the checklist and what its items rest on, as much as their states hang on. */
export type StandingFacts = Tiered & { items: readonly ItemRecord[]; evidence: readonly ItemProof[] };

/**
 * All items of the template as they stand. What is recorded as satisfied is stale once nothing is left of the evidence that its
 * signing role accepted, be it expired or withdrawn; new evidence counts once it has been accepted, too. A waiver shows only
 * while the item is not done by itself, so that "waived" never hides "satisfied" or the reverse.
 */
export function itemStandings(facts: StandingFacts, now: Date): ItemStanding[] {
  const tier = effectiveTier(facts);
  return checklistTemplate.map((item) => {
    const own = facts.evidence.filter(({ itemId }) => itemId === item.id);
    const recorded = facts.items.find(({ itemId }) => itemId === item.id);
    return standingOf(item, recorded, own, { facts, tier, now });
  });
}

type TaskFacts<Proof extends ItemProof> = Tiered & Pick<UseCaseFacts, 'items' | 'owners'> & { evidence: Proof[] };

/** The same with what is recorded on them, what they rest on, and whose they are. */
export function itemTasks<Proof extends ItemProof>(facts: TaskFacts<Proof>, now: Date): ItemTask<Proof>[] {
  const tier = effectiveTier(facts);
  return checklistTemplate.map((item) => taskOf(item, { facts, tier, now }));
}

/** One item, for which no more than its own evidence has to be there; null: the template has none of this name. */
export function itemTask<Proof extends ItemProof>(
  facts: TaskFacts<Proof>,
  itemId: string,
  now: Date,
): ItemTask<Proof> | null {
  const item = templateItem(itemId);
  return item ? taskOf(item, { facts, tier: effectiveTier(facts), now }) : null;
}

/** The same with what is shown of evidence. */
export const itemViews = (facts: TaskFacts<EvidenceFacts>, now: Date): ItemView[] =>
  itemTasks(facts, now).map((task) => viewOf(task, now));

export function itemView(facts: TaskFacts<EvidenceFacts>, itemId: string, now: Date): ItemView | null {
  const task = itemTask(facts, itemId, now);
  return task && viewOf(task, now);
}

const viewOf = (task: ItemTask<EvidenceFacts>, now: Date): ItemView => ({
  ...task,
  evidence: task.evidence.map((entry) => ({
    expired: expired(entry.expiresOn, now),
    expiresSoon: expiresSoon(entry.createdAt, entry.expiresOn, now),
    ...entry,
  })),
});

type Around<Facts> = { facts: Facts; tier: ActionTier; now: Date };

function taskOf<Proof extends ItemProof>(item: ItemTemplate, around: Around<TaskFacts<Proof>>): ItemTask<Proof> {
  const { facts } = around;
  const recorded = facts.items.find(({ itemId }) => itemId === item.id) ?? null;
  const evidence = facts.evidence.filter(({ itemId }) => itemId === item.id);
  // What is copied comes last: see lib/domain/merged.ts.
  return {
    recorded,
    evidence,
    pendingWaiver: pendingWaiver(facts, item.id),
    assignee: recorded?.assignee ?? null,
    signingRole: item.signs,
    holder: facts.owners[item.signs] ?? null,
    ...standingOf(item, recorded, evidence, around),
  };
}

function standingOf(
  item: ItemTemplate,
  recorded: ItemRecord | null | undefined,
  proofs: ItemProof[],
  { facts, tier, now }: Around<Tiered>,
): ItemStanding {
  // Granted in a tier that allowed it; a higher tier may not.
  const waiver = item.neverWaivableIn.includes(tier) ? null : activeWaiver(facts, item.id, now);
  const state = stateOf(recorded?.state ?? 'open', item, proofs, waiver !== null, now);
  const blocking = item.blocks.includes(tier);
  return {
    id: item.id,
    item,
    state,
    blocking,
    openBlocker: blocking && !isDone(state),
    known: state !== 'open' || proofs.length > 0,
    waiver,
  };
}

function stateOf(
  recorded: ItemFacts['state'],
  { drill }: ItemTemplate,
  proofs: ItemProof[],
  waived: boolean,
  now: Date,
): ItemState {
  if (recorded === 'not-applicable') return 'not-applicable';
  // What nobody has looked at renews nothing.
  const accepted = proofs.filter(({ review }) => review?.decision === 'accepted');
  // Where a drill was accepted, nothing takes its place once it has run out.
  const drills = accepted.filter((proof) => drill !== undefined && proof.drill?.kind === drill);
  const proven = (drills.length > 0 ? drills : accepted).some(({ expiresOn }) => !expired(expiresOn, now));
  if (recorded === 'satisfied' && proven) return 'satisfied';
  if (waived) return 'waived';
  return recorded === 'satisfied' ? 'stale' : recorded;
}
