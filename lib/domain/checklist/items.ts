import type { OwnerRole, Person } from '@/lib/domain/access/actor';
import { expired, expiresSoon } from '@/lib/domain/day';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type {
  Day,
  DrillKind,
  EvidenceContent,
  EvidenceFacts,
  ItemFacts,
  UseCaseFacts,
  WaiverFacts,
} from '@/lib/domain/use-case/facts';
import { activeWaiver, pendingWaiver } from '@/lib/domain/waivers/rules';
import { checklistTemplate, type ItemTemplate } from './template';

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
export type ShownEvidence = EvidenceView & EvidenceContent;

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

export type ItemView = ItemStanding & {
  /** What was recorded; null where nothing was. */
  recorded: ItemFacts | null;
  evidence: EvidenceView[];
  pendingWaiver: WaiverFacts | null;
  assignee: Person | null;
  signingRole: OwnerRole;
  /** Who holds the signing role. */
  holder: Person | null;
};

/** Of a piece of evidence, what its item's state hangs on. */
export type Proof = {
  itemId: string;
  expiresOn: Day | null;
  /** By the item's signing role. */
  accepted: boolean;
  drill: DrillKind | null;
};

export const proofOf = ({ itemId, expiresOn, review, drill }: EvidenceFacts): Proof => ({
  itemId,
  expiresOn,
  accepted: review?.decision === 'accepted',
  drill: drill?.kind ?? null,
});

const done: ReadonlySet<ItemState> = new Set(['satisfied', 'waived', 'not-applicable']);
/** Whether an item in this state no longer stands in the way of go-live. */
export const isDone = (state: ItemState): boolean => done.has(state);

/** Of what is recorded on an item, what its state hangs on. */
export type ItemRecord = Pick<ItemFacts, 'itemId' | 'state'>;

type Recorded = Pick<UseCaseFacts, 'actionTier' | 'tools' | 'waivers'> & { items: readonly ItemRecord[] };

/**
 * All items of the template as they stand. What is recorded as satisfied is stale once nothing is left of the evidence that its
 * signing role accepted, be it expired or withdrawn; new evidence counts once it has been accepted, too. A waiver shows only
 * while the item is not done by itself, so that "waived" never hides "satisfied" or the reverse.
 */
export function itemStandings(facts: Recorded, proofs: readonly Proof[], now: Date): ItemStanding[] {
  const tier = effectiveTier(facts);
  const recordedById = new Map(facts.items.map((item) => [item.itemId, item]));
  return checklistTemplate.map((item) => {
    const own = proofs.filter(({ itemId }) => itemId === item.id);
    // Granted in a tier that allowed it; a higher tier may not.
    const waiver = item.neverWaivableIn.includes(tier) ? null : activeWaiver(facts, item.id, now);
    const state = stateOf(recordedById.get(item.id)?.state ?? 'open', item, own, waiver !== null, now);
    const blocking = item.blocks.includes(tier);
    return {
      id: item.id,
      item,
      state,
      blocking,
      openBlocker: blocking && !isDone(state),
      known: state !== 'open' || own.length > 0,
      waiver,
    };
  });
}

function stateOf(
  recorded: ItemFacts['state'],
  { drill }: ItemTemplate,
  proofs: Proof[],
  waived: boolean,
  now: Date,
): ItemState {
  if (recorded === 'not-applicable') return 'not-applicable';
  // What nobody has looked at renews nothing.
  const accepted = proofs.filter((proof) => proof.accepted);
  // Where a drill was accepted, nothing takes its place once it has run out.
  const drills = accepted.filter((proof) => drill !== undefined && proof.drill === drill);
  const proven = (drills.length > 0 ? drills : accepted).some(({ expiresOn }) => !expired(expiresOn, now));
  if (recorded === 'satisfied' && proven) return 'satisfied';
  if (waived) return 'waived';
  return recorded === 'satisfied' ? 'stale' : recorded;
}

type Seen = Pick<UseCaseFacts, 'actionTier' | 'tools' | 'waivers' | 'items' | 'evidence' | 'owners'>;

/** The same with all that is recorded on them. */
export function itemViews(facts: Seen, now: Date): ItemView[] {
  const recordedById = new Map(facts.items.map((item) => [item.itemId, item]));
  return itemStandings(facts, facts.evidence.map(proofOf), now).map((standing) => {
    const { id, item } = standing;
    const recorded = recordedById.get(id) ?? null;
    return {
      ...standing,
      recorded,
      evidence: facts.evidence
        .filter((entry) => entry.itemId === id)
        .map((entry) => ({
          ...entry,
          expired: expired(entry.expiresOn, now),
          expiresSoon: expiresSoon(entry.createdAt, entry.expiresOn, now),
        })),
      pendingWaiver: pendingWaiver(facts, id),
      assignee: recorded?.assignee ?? null,
      signingRole: item.signs,
      holder: facts.owners[item.signs] ?? null,
    };
  });
}

/** One item, by its own evidence. */
export const itemView = (facts: Seen, itemId: string, now: Date): ItemView | null =>
  itemViews(facts, now).find((view) => view.id === itemId) ?? null;
