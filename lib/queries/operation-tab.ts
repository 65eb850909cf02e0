import type { Actor, Person } from '@/lib/domain/access/actor';
import { can, heldRoles } from '@/lib/domain/access/can';
import { noIncidentHere, suspensionsFrom } from '@/lib/domain/operation/incidents';
import {
  looseEnds,
  retirementClosed,
  retirementTemplate,
  type RetirementItem,
} from '@/lib/domain/operation/retirement';
import {
  mayAttest,
  mayConclude,
  mayStartReview,
  openReview,
  reviewRows,
  type ReviewRow,
} from '@/lib/domain/operation/review';
import type { Reason } from '@/lib/domain/result';
import { reviewConditionsOf, type Condition } from '@/lib/domain/signoffs/conditions';
import { coverage, type Section } from '@/lib/domain/signoffs/sections';
import type { IncidentFacts, RetirementItemFacts, ReviewFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { hashOf } from '@/lib/db/hash';
import { contentOf, type CoveredSection } from './sign-off-tab';
import { useCasePage } from './use-case';
import { workspacePeople } from './workspace-people';

export type AttestRow = ReviewRow & {
  covers: readonly Section[];
  /** Whether this reader holds the role, and if so, all that keeps them from either answer; none: they may. */
  mine: boolean;
  against: { stillTrue: Reason[]; noLonger: Reason[] };
  /** What they would attest, in words; only where they may. */
  content: CoveredSection[];
};

export type RetirementLine = {
  item: RetirementItem;
  settled: RetirementItemFacts | null;
  /** Why this reader may not settle it. */
  maySettle: Reason | null;
};

export type OperationTab = {
  facts: UseCaseFacts;
  now: Date;
  /** The open review, with what each role says; null: none is. */
  review: { review: ReviewFacts; rows: AttestRow[]; mayConclude: Reason | null; against: Reason[] } | null;
  againstStarting: Reason[];
  /** Concluded and dropped ones, newest first. */
  earlier: ReviewFacts[];
  conditions: (Condition & { mayComplete: Reason | null })[];
  /** Newest first. */
  incidents: IncidentFacts[];
  mayReport: Reason | null;
  mayResolve: Reason | null;
  suspensions: readonly ('pilot' | 'parked')[];
  /** Null where nothing is retired by the checklist. */
  retirement: { lines: RetirementLine[]; open: boolean; looseEnds: Reason[]; mayReopen: Reason | null } | null;
  /** Who may own a condition; filled only for whoever concludes. */
  people: Person[];
};

/** Everything of the Operation tab; null for whoever may not see the use case. */
export async function operationTab(actor: Actor, key: string): Promise<OperationTab | null> {
  const page = await useCasePage(actor, key);
  if (!page) return null;
  const { facts, context } = page;
  const open = openReview(facts);
  const concluding = can(actor, 'conclude-review', { facts });
  return {
    facts,
    now: context.now,
    review: open && {
      review: open,
      rows: reviewRows(open, facts, hashOf).map((row) => attestRow(actor, row, open, facts)),
      mayConclude: concluding,
      against: mayConclude(actor, open, facts),
    },
    againstStarting: mayStartReview(actor, facts),
    earlier: facts.reviews.filter(({ state }) => state !== 'open').reverse(),
    conditions: reviewConditionsOf(facts).map((condition) => ({
      ...condition,
      mayComplete: can(actor, 'complete-condition', { facts, personId: condition.owner.id }),
    })),
    incidents: [...facts.incidents].reverse(),
    mayReport: can(actor, 'report-incident', { facts }) ?? noIncidentHere(facts),
    mayResolve: can(actor, 'resolve-incident', { facts }),
    suspensions: suspensionsFrom(facts.stage),
    retirement: retirementOf(actor, facts),
    people: open && !concluding ? await workspacePeople(actor) : [],
  };
}

function attestRow(actor: Actor, row: ReviewRow, review: ReviewFacts, facts: UseCaseFacts): AttestRow {
  const { role } = row;
  const mine = heldRoles(actor, { facts }).includes(role);
  const against = {
    stillTrue: mine ? mayAttest(actor, role, review, facts, 'still-true') : [],
    noLonger: mine ? mayAttest(actor, role, review, facts, 'no-longer') : [],
  };
  const may = mine && against.noLonger.length === 0;
  return { ...row, covers: coverage[role], mine, against, content: may ? contentOf(role, facts) : [] };
}

function retirementOf(actor: Actor, facts: UseCaseFacts): OperationTab['retirement'] {
  const open = retirementClosed(facts) === null;
  if (!open && facts.retirement.length === 0) return null;
  return {
    open,
    lines: retirementTemplate.map((item) => ({
      item,
      settled: facts.retirement.find(({ itemId }) => itemId === item.id) ?? null,
      maySettle: can(actor, 'settle-retirement-item', { facts, role: item.confirms }),
    })),
    looseEnds: open ? looseEnds(facts) : [],
    mayReopen: can(actor, 'reopen-retirement-item', { facts }),
  };
}
