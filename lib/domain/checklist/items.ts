import type { OwnerRole, Person } from '@/lib/domain/access/actor';
import { expired, expiresSoon } from '@/lib/domain/day';
import { effectiveTier } from '@/lib/domain/stages/tier';
import type { EvidenceContent, EvidenceFacts, ItemFacts, UseCaseFacts, WaiverFacts } from '@/lib/domain/use-case/facts';
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

export type ItemView = {
  id: string;
  item: ItemTemplate;
  /** As it counts now: what was recorded, seen with evidence, waivers and the day. */
  state: ItemState;
  /** What was recorded; null where nothing was. */
  recorded: ItemFacts | null;
  /** Whether it blocks go-live while open, in the use case's action tier. */
  blocking: boolean;
  /** Blocking and neither satisfied, waived nor confirmed as not applicable. */
  openBlocker: boolean;
  evidence: EvidenceView[];
  waiver: WaiverFacts | null;
  pendingWaiver: WaiverFacts | null;
  assignee: Person | null;
  signingRole: OwnerRole;
  /** Who holds the signing role. */
  holder: Person | null;
};

const done: ReadonlySet<ItemState> = new Set(['satisfied', 'waived', 'not-applicable']);
/** Whether an item in this state no longer stands in the way of go-live. */
export const isDone = (state: ItemState): boolean => done.has(state);

/**
 * All items of the template as they stand. What is recorded as satisfied is stale once nothing is left of the evidence that its
 * signing role accepted, be it expired or withdrawn; new evidence counts once it has been accepted, too. A waiver shows only
 * while the item is not done by itself, so that "waived" never hides "satisfied" or the reverse.
 */
export function itemViews(facts: UseCaseFacts, now: Date): ItemView[] {
  const tier = effectiveTier(facts);
  const recordedById = new Map(facts.items.map((item) => [item.itemId, item]));
  return checklistTemplate.map((item) => {
    const recorded = recordedById.get(item.id) ?? null;
    const evidence = facts.evidence
      .filter((entry) => entry.itemId === item.id)
      .map((entry) => ({
        ...entry,
        expired: expired(entry.expiresOn, now),
        expiresSoon: expiresSoon(entry.createdAt, entry.expiresOn, now),
      }));
    // Granted in a tier that allowed it; a higher tier may not.
    const waiver = item.neverWaivableIn.includes(tier) ? null : activeWaiver(facts, item.id, now);
    const state = stateOf(recorded, item, evidence, waiver !== null);
    const blocking = item.blocks.includes(tier);
    return {
      id: item.id,
      item,
      state,
      recorded,
      blocking,
      openBlocker: blocking && !isDone(state),
      evidence,
      waiver,
      pendingWaiver: pendingWaiver(facts, item.id),
      assignee: recorded?.assignee ?? null,
      signingRole: item.signs,
      holder: facts.owners[item.signs] ?? null,
    };
  });
}

function stateOf(
  recordedItem: ItemFacts | null,
  { drill }: ItemTemplate,
  evidence: EvidenceView[],
  waived: boolean,
): ItemState {
  const recorded = recordedItem?.state ?? 'open';
  if (recorded === 'not-applicable') return 'not-applicable';
  // What nobody has looked at renews nothing.
  const accepted = evidence.filter(({ review }) => review?.decision === 'accepted');
  // Where a drill was accepted, nothing takes its place once it has run out.
  const drills = accepted.filter((entry) => drill !== undefined && entry.drill?.kind === drill);
  const proven = (drills.length > 0 ? drills : accepted).some((entry) => !entry.expired);
  if (recorded === 'satisfied' && proven) return 'satisfied';
  if (waived) return 'waived';
  return recorded === 'satisfied' ? 'stale' : recorded;
}

export const itemView = (facts: UseCaseFacts, itemId: string, now: Date): ItemView | null =>
  itemViews(facts, now).find((view) => view.id === itemId) ?? null;
