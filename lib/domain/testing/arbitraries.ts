import fc from 'fast-check';
import { ownerRoles } from '@/lib/domain/access/actor';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { factors, levels, type Ratings } from '@/lib/domain/scoring/factors';
import { actionTiers } from '@/lib/domain/stages/stages';
import type { EvidenceFacts, ItemFacts, UseCaseFacts, WaiverFacts } from '@/lib/domain/use-case/facts';
import { approved, assessment, bare, complete, earlier, evidenceOf, owners, person } from './facts';

/** Random but well-formed inputs for the properties of the rules. */

export const anyRatings: fc.Arbitrary<Ratings> = fc
  .tuple(...factors.map(() => fc.constantFrom(...levels)))
  .map((picked) => Object.fromEntries(factors.map((factor, index) => [factor, picked[index]])) as Ratings);

/** Weights that sum to 1. */
export const anyWeights = fc.tuple(...factors.map(() => fc.integer({ min: 0, max: 100 }))).map((parts) => {
  const total = parts.reduce((sum, part) => sum + part, 0);
  const shares = total === 0 ? parts.map(() => 1 / factors.length) : parts.map((part) => part / total);
  return Object.fromEntries(factors.map((factor, index) => [factor, shares[index]])) as Record<
    (typeof factors)[number],
    number
  >;
});

const anyDay = fc.constantFrom('2026-11-01', '2026-11-21', '2026-11-22', '2027-03-01');
const anyPerson = fc.constantFrom('eve', 'ada', 'tom').map(person);

const anyItem = (itemId: string): fc.Arbitrary<ItemFacts> =>
  fc
    .record({
      state: fc.constantFrom('open', 'in-progress', 'submitted', 'satisfied', 'not-applicable'),
      assignee: fc.option(anyPerson),
    })
    .map(({ state, assignee }) => ({
      itemId,
      state: state as ItemFacts['state'],
      claim: state === 'not-applicable' ? 'not-applicable' : state === 'satisfied' ? 'satisfied' : null,
      justification: '',
      assignee,
      submittedBy: null,
      submittedAt: null,
      confirmedBy: null,
      confirmedAt: null,
      returnReason: null,
    }));

const anyItemId = fc.constantFrom(...checklistTemplate.map((item) => item.id));

const anyEvidence: fc.Arbitrary<EvidenceFacts> = fc
  .record({
    id: fc.uuid(),
    itemId: anyItemId,
    author: anyPerson,
    expiresOn: fc.option(anyDay),
    decision: fc.constantFrom('accepted' as const, 'accepted' as const, 'returned' as const, null),
  })
  .map(({ itemId, decision, ...some }) =>
    evidenceOf(itemId, { ...some, review: decision && { decision, by: person('sam'), at: earlier, reason: '' } }),
  );

const anyWaiver: fc.Arbitrary<WaiverFacts> = fc
  .record({
    id: fc.uuid(),
    subject: fc.oneof(anyItemId, fc.constant('verdict')),
    decision: fc.constantFrom('approved' as const, 'refused' as const, null),
    expiresOn: anyDay,
  })
  .map((some) => ({
    ...some,
    reason: 'Because.',
    compensatingControl: 'Read by a person.',
    extendsId: null,
    requestedBy: person('ada'),
    requestedAt: earlier,
    decidedBy: null,
    decidedAt: null,
    decisionNote: null,
  }));

/** A checklist in any state, with evidence and waivers beside it. */
export const anyChecklist: fc.Arbitrary<Pick<UseCaseFacts, 'items' | 'evidence' | 'waivers' | 'actionTier'>> =
  fc.record({
    items: fc
      .subarray([...checklistTemplate.map((item) => item.id)])
      .chain((ids) => (ids.length === 0 ? fc.constant([]) : fc.tuple(...ids.map(anyItem)))),
    evidence: fc.array(anyEvidence, { maxLength: 40 }),
    waivers: fc.array(anyWaiver, { maxLength: 5 }),
    actionTier: fc.option(fc.constantFrom(...actionTiers)),
  });

/** A use case in which any part may be missing, contradictory or complete. */
export const anyFacts: fc.Arbitrary<UseCaseFacts> = fc
  .record({
    done: fc.boolean(),
    checklist: fc.option(anyChecklist),
    ratings: fc.option(anyRatings),
    ownerRoles: fc.subarray([...ownerRoles]),
    planEndsOn: fc.option(anyDay),
    restrictedPasses: fc.boolean(),
    gates: fc.subarray(['poc', 'pilot', 'production'] as const),
    lapsed: fc.boolean(),
    decision: fc.constantFrom('approve' as const, 'approve-with-conditions' as const, 'reject' as const),
  })
  .map((some) => {
    const base = some.done ? complete() : bare();
    const facts: UseCaseFacts = {
      ...base,
      ...some.checklist,
      assessments: some.ratings ? [assessment(some.ratings)] : base.assessments,
      owners: some.done ? owners : Object.fromEntries(some.ownerRoles.map((role) => [role, owners[role]])),
      plan: { ...base.plan, endsOn: some.planEndsOn ?? base.plan.endsOn },
      scenarios: base.scenarios.map((scenario) => ({ ...scenario, outcome: some.restrictedPasses ? 'pass' : 'fail' })),
    };
    const requests = some.gates.map((gate) => approved(gate, facts));
    return {
      ...facts,
      signOffRequests: requests.map((request) => ({
        ...request,
        signOffs: request.signOffs.map((signOff) => ({
          ...signOff,
          decision: some.decision,
          lapsedAt: some.lapsed ? earlier : null,
        })),
      })),
    };
  });
