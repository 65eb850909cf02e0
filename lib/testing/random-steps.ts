import { ownerRoles } from '@/lib/domain/access/actor';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { addDays, dayOf } from '@/lib/domain/day';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { reviewOutcomes } from '@/lib/domain/operation/review';
import type { Random } from '@/lib/domain/random';
import { factors, levels, type Level } from '@/lib/domain/scoring/factors';
import { actionTiers, identityModels, stages } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { waitingOn } from '@/lib/domain/work/waiting';
import { ratings } from './journey';
import { proofOf } from './steps';

export const pick = <T>(from: readonly T[], random: Random): T | undefined => from[Math.floor(random() * from.length)];

type Input = Record<string, unknown>;
type Step = (facts: UseCaseFacts, random: Random, now: Date, members: string[]) => Input;

/** Of what there is, or of nothing: what is asked for may be gone, or never have been. */
const idOf = (rows: readonly { id: string }[], random: Random) => pick(rows, random)?.id ?? nothing;
const nothing = '00000000-0000-7000-8000-000000000000';

const item = (random: Random) => pick(checklistTemplate, random)?.id;
const why = 'It was looked at again.';

// Comments are no facts of the use case, so the steps know none that is there.
const noComment = '00000000-0000-7000-8000-000000000000';

/** Something that each command on a use case may be asked to do; much of it has to be refused. */
export const randomSteps: Record<string, Step> = {
  'edit-use-case': (facts, random) => ({
    title: facts.title,
    problem: pick([facts.problem, 'People ask the same thing every day.'], random),
    businessUnit: facts.businessUnit.id,
    systems: facts.systems.map(({ id }) => id),
    userGroup: 'Account managers',
    userGroupSize: 12,
    hoursSavedPerMonth: pick([4, 6], random),
    people: 12,
    valuePerHour: 80,
  }),
  'assign-owner': (_, random, __, members) => ({ role: pick(ownerRoles, random), member: pick(members, random) }),
  'hand-in-assessment': (_, random) => ({ ratings: ratings({ 'action-risk': pick(levels, random) as Level }) }),
  'reopen-assessment': ({ rounds }, random) => ({ round: idOf(rounds, random), reason: why }),
  'rescore-use-case': () => ({}),
  'agree-assessment': ({ assessments }, random) => ({ assessment: idOf(assessments, random) }),
  'save-scoring-round': (_, random, __, members) => ({ scorers: [{ member: pick(members, random) }] }),
  'reveal-scoring-round': ({ rounds }, random) => ({ round: idOf(rounds, random), reason: why }),
  'reconcile-factor': ({ rounds }, random) => ({
    round: idOf(rounds, random),
    factor: pick(factors, random),
    level: pick(levels, random),
    reason: why,
  }),
  'agree-scoring-round': ({ rounds }, random) => ({ round: idOf(rounds, random) }),
  'cancel-scoring-round': ({ rounds }, random) => ({ round: idOf(rounds, random), reason: why }),
  'move-stage': (_, random) => ({ to: pick(stages, random), reason: pick([why, ''], random) }),
  'edit-access': (_, random) => ({
    actionTier: pick(actionTiers, random),
    identityModel: pick(identityModels, random),
    callLogging: 'Each call with tool and user.',
  }),
  // None is registered, so all there is to choose is none.
  'choose-servers': (_, random) => ({ servers: pick([[], [nothing]], random) }),
  'choose-tools': (_, random) => ({ tools: pick([[], [nothing]], random) }),
  'save-tool': (_, random) => ({
    name: pick(['search', 'update', 'delete'], random),
    purpose: 'Works on notes',
    tier: pick(actionTiers, random),
    dataClasses: 'names of accounts',
  }),
  'remove-tool': ({ tools }, random) => ({ id: idOf(tools, random) }),
  'save-pilot-group': (_, random) => ({ pilotGroup: 'The team in Lyon', pilotSize: pick([8, 12], random) }),
  'save-plan': ({ plan }, random, now) => ({
    startsOn: plan.startsOn ?? dayOf(now),
    endsOn: addDays(dayOf(now), pick([40, 60], random) ?? 40),
    metrics: plan.metrics.map(({ results: _, ...metric }) => metric),
  }),
  'record-result': ({ plan }, random) => ({
    metric: idOf(plan.metrics, random),
    phase: pick(['poc', 'pilot'], random),
    value: pick([15, 38], random),
    note: 'Measured.',
  }),
  'record-poc-outcome': (_, random) => ({
    decision: pick(['continue', 'stop'], random),
    summary: 'Two teams tried it for six weeks.',
  }),
  'save-scenario': (_, random) => ({
    kind: pick(['success', 'failure', 'restricted'], random),
    title: 'One more try',
    expected: 'It says what it did.',
  }),
  'run-scenario': ({ scenarios }, random) => ({
    id: idOf(scenarios, random),
    outcome: pick(['pass', 'fail'], random),
    note: 'Run with two users.',
  }),
  'remove-scenario': ({ scenarios }, random) => ({ id: idOf(scenarios, random) }),
  'save-risk': (_, random) => ({
    title: 'Notes of another account',
    likelihood: pick(levels, random),
    impact: pick(levels, random),
    mitigation: 'Only own accounts are searched.',
  }),
  'accept-risk': ({ risks }, random) => ({ id: idOf(risks, random), reason: why }),
  'close-risk': ({ risks }, random) => ({ id: idOf(risks, random), reason: why }),
  'reopen-risk': ({ risks }, random) => ({ id: idOf(risks, random), reason: why }),
  'assign-item': (_, random, __, members) => ({ item: item(random), assignee: pick(members, random) }),
  'assign-items': (_, random, __, members) => ({ area: 'all', assignee: pick(members, random) }),
  'add-evidence': (_, random, now) => {
    const id = item(random);
    return { item: id, ...proofOf(id ?? '', now) };
  },
  'cite-evidence': ({ evidence }, random) => ({
    item: item(random),
    evidence: pick(evidence, random)?.evidenceId ?? nothing,
  }),
  'revise-evidence': ({ evidence }, random, now) => {
    const { evidenceId, itemId } = pick(evidence, random) ?? { evidenceId: nothing, itemId: 'ID-1' };
    const { kind: _, title: __, ...proof } = proofOf(itemId, now);
    return { evidence: evidenceId, ...proof };
  },
  'review-evidence': ({ evidence }, random) => ({
    evidence: idOf(evidence, random),
    decision: pick(['accepted', 'returned'], random),
    reason: why,
  }),
  'withdraw-evidence': ({ evidence }, random) => ({ evidence: idOf(evidence, random), reason: why }),
  'submit-item': (_, random) => ({
    item: item(random),
    claim: pick(['satisfied', 'not-applicable'], random),
    justification: why,
  }),
  'confirm-item': ({ items }, random) => ({ item: pick(items, random)?.itemId ?? item(random) }),
  'return-item': ({ items }, random) => ({ item: pick(items, random)?.itemId ?? item(random), reason: why }),
  'reopen-item': ({ items }, random) => ({ item: pick(items, random)?.itemId ?? item(random), reason: why }),
  'request-waiver': (_, random, now) => ({
    subject: pick(['verdict', item(random)], random),
    reason: why,
    compensatingControl: 'Read by a person.',
    expiresOn: addDays(dayOf(now), pick([1, 90, 400], random) ?? 1),
  }),
  'decide-waiver': ({ waivers }, random) => ({
    waiver: idOf(waivers, random),
    decision: pick(['approved', 'refused'], random),
    note: why,
  }),
  'request-sign-off': (_, random) => ({ gate: pick(['poc', 'pilot', 'production'], random) }),
  'withdraw-sign-off-request': ({ signOffRequests }, random) => ({
    request: idOf(signOffRequests, random),
    reason: why,
  }),
  'sign-off': ({ signOffRequests }, random) => ({
    request: idOf(
      signOffRequests.filter(({ state }) => state === 'open'),
      random,
    ),
    role: pick(ownerRoles, random),
    decision: pick(['approve', 'approve', 'reject'], random),
    reason: why,
  }),
  'add-tag': (_, random) => ({ tag: pick(['peak season', 'customer-facing'], random) }),
  'remove-tag': (facts, random) => ({ tag: pick([...facts.tags, 'peak season'], random) }),
  'add-comment': (_, random) => ({ body: why, item: pick([item(random), ''], random) }),
  'edit-comment': () => ({ comment: noComment, body: why }),
  'remove-comment': () => ({ comment: noComment }),
  remind: (facts, random, now) => {
    const thing = pick(waitingOn(facts, now), random);
    return { member: thing?.person.id ?? noComment, kind: thing?.kind ?? 'sign', ref: thing?.ref ?? 'poc' };
  },
  'complete-condition': ({ signOffRequests, reviews }, random) => ({
    condition: idOf(
      [...signOffRequests.flatMap(({ signOffs }) => signOffs), ...reviews].flatMap(({ conditions }) => conditions),
      random,
    ),
    reason: why,
  }),
  'start-review': () => ({}),
  attest: ({ reviews }, random) => ({
    review: idOf(
      reviews.filter(({ state }) => state === 'open'),
      random,
    ),
    role: pick(ownerRoles, random),
    answer: pick(['still-true', 'still-true', 'no-longer'], random),
    reason: why,
  }),
  'conclude-review': ({ reviews }, random, now, members) => ({
    review: idOf(reviews, random),
    outcome: pick(reviewOutcomes, random),
    summary: why,
    conditions: [{ text: 'Train new staff.', owner: pick(members, random), dueOn: addDays(dayOf(now), 30) }],
  }),
  'report-incident': (_, random, now) => ({
    title: 'Answers from another account',
    description: why,
    severity: pick(['low', 'critical'], random),
    noticedOn: dayOf(now),
    affected: 'Two people',
    suspendTo: pick(['', '', 'pilot', 'parked'], random),
  }),
  'resolve-incident': ({ incidents }, random) => ({ incident: idOf(incidents, random), cause: why, remedy: why }),
  'settle-retirement-item': (_, random) => ({
    item: pick(retirementTemplate, random)?.id,
    state: pick(['done', 'not-applicable'], random),
    note: why,
  }),
  'reopen-retirement-item': (_, random) => ({ item: pick(retirementTemplate, random)?.id, reason: why }),
};
