import { ownerRoles, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import type { HashOf } from '@/lib/domain/audit/chain';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { defaultModel } from '@/lib/domain/scoring/default-model';
import { factors, type Factor, type Level, type Ratings } from '@/lib/domain/scoring/factors';
import { hashesFor, requiredRoles } from '@/lib/domain/signoffs/sections';
import { standardPolicy } from '@/lib/domain/stages/policy/policy';
import type {
  AssessmentFacts,
  EvidenceFacts,
  IncidentFacts,
  MetricFacts,
  RatingFacts,
  ReviewFacts,
  RuleContext,
  SignedGate,
  SignOffRequestFacts,
  UseCaseFacts,
} from '@/lib/domain/use-case/facts';
import { freshFacts } from '@/lib/domain/use-case/fresh-facts';

/** Builders for the tests of the rules: a bare use case, and one that everything has been done for. */

export const now = new Date('2026-11-22T10:00:00Z');
export const earlier = new Date('2026-10-01T09:00:00Z');

export const person = (id: string): Person => ({ id, name: id.charAt(0).toUpperCase() + id.slice(1) });

export const owners: Record<OwnerRole, Person> = {
  business: person('bea'),
  technical: person('tom'),
  security: person('sam'),
  'data-governance': person('dora'),
};

/** A member as the rules see one. */
export const actor = (id: string, role: 'admin' | 'architect' | 'contributor' | 'viewer' = 'architect') => ({
  workspaceId: 'w',
  workspaceSlug: 'acme',
  memberId: id,
  name: person(id).name,
  role,
});

export const context: RuleContext = {
  settings: {
    currency: 'EUR',
    allowOwnEvidence: false,
    maxWaiverDays: 180,
    allowedHosts: [],
    minimumProtocol: '2025-06-18',
    contextTokens: 200_000,
    onToolChange: 'sign-anew',
  },
  policy: { version: 1, definition: standardPolicy },
  ladder: [],
  now,
};

/** The canonical text itself stands in for its hash: equal content, equal text, and never a collision. */
export const hashOf: HashOf = (value) =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

export const ratings = (levels: [number, number, number, number, number, number]): Ratings =>
  Object.fromEntries(factors.map((factor, index) => [factor, levels[index] as Level])) as Ratings;

/** Six levels with their rationales. */
export const given = (rated: Record<Factor, Level | null>): AssessmentFacts['ratings'] =>
  Object.fromEntries(
    factors.map((factor): [Factor, RatingFacts] => [
      factor,
      { level: rated[factor], rationale: `Why ${factor}.`, links: [] },
    ]),
  ) as AssessmentFacts['ratings'];

export const assessment = (rated: Ratings, change: Partial<AssessmentFacts> = {}): AssessmentFacts => ({
  id: 'assessment',
  state: 'agreed',
  assessor: person('ada'),
  roundId: null,
  rescoredFromId: null,
  modelVersion: 1,
  model: defaultModel,
  ratings: given(rated),
  createdAt: earlier,
  submittedAt: earlier,
  agreedAt: earlier,
  agreedBy: person('ada'),
  ...change,
});

/** Only what New use case asks for. */
export const bare = (change: Partial<UseCaseFacts> = {}): UseCaseFacts => ({
  ...freshFacts(earlier),
  id: 'use-case',
  key: 'SALES-1',
  title: 'Account research',
  problem: 'Account managers gather what is known about a customer by hand.',
  businessUnit: { id: 'unit', name: 'Sales' },
  createdBy: person('ada'),
  owners: { business: owners.business },
  ...change,
});

export const metric: MetricFacts = {
  id: 'metric',
  name: 'Time per brief',
  unit: 'minutes',
  better: 'lower',
  baseline: 52,
  target: 20,
  killThreshold: 45,
  results: {
    poc: { value: 24, note: '', by: person('tom'), at: earlier },
    pilot: { value: 19, note: '', by: person('tom'), at: earlier },
  },
};

/** Everything that any gate wants, but for the signatures; in the stage that is asked for. */
export const complete = (change: Partial<UseCaseFacts> = {}): UseCaseFacts =>
  bare({
    actionTier: 'read-only',
    identityModel: 'end-user',
    callLogging: 'Each call without its payload.',
    systems: [{ id: 'crm', name: 'Salesforce', kind: 'crm' }],
    userGroup: 'Account managers',
    userGroupSize: 12,
    expectedValue: { hoursSavedPerMonth: 6, people: 12, valuePerHour: 60 },
    pilotGroup: 'DACH team',
    pilotSize: 12,
    owners,
    assessments: [assessment(ratings([5, 4, 5, 4, 5, 4]))],
    plan: { startsOn: '2026-10-05', endsOn: '2026-11-15', metrics: [metric] },
    pocOutcome: { decision: 'continue', summary: 'It saves half the time.', by: person('tom'), at: earlier },
    scenarios: (['success', 'failure', 'restricted'] as const).map((kind) => ({
      id: kind,
      kind,
      title: `A ${kind} scenario`,
      expected: 'What it should do.',
      outcome: 'pass',
      note: '',
      runBy: person('tom'),
      runAt: earlier,
    })),
    risks: [
      {
        id: 'risk',
        title: 'Wrong facts',
        likelihood: 4,
        impact: 4,
        mitigation: 'Sources are shown.',
        closedAt: null,
        acceptance: null,
      },
    ],
    tools: [
      {
        id: 'tool',
        name: 'get_account',
        purpose: 'Reads one account',
        tier: 'read-only',
        dataClasses: 'names',
        systemId: 'crm',
        createdAt: earlier,
        server: null,
      },
    ],
    items: checklistTemplate.map((item) => ({
      itemId: item.id,
      state: 'satisfied',
      claim: 'satisfied',
      justification: '',
      assignee: person('eve'),
      submittedBy: person('eve'),
      submittedAt: earlier,
      confirmedBy: owners[item.signs],
      confirmedAt: earlier,
      returnReason: null,
    })),
    evidence: checklistTemplate.map((item) =>
      evidenceOf(item.id, {
        id: `evidence-${item.id}`,
        title: item.evidence,
        expiresOn: '2027-06-30',
        review: { decision: 'accepted', by: owners[item.signs], at: earlier, reason: '' },
      }),
    ),
    ...change,
  });

/** A note on an item by Eve that nobody has reviewed yet. */
export const evidenceOf = (itemId: string, change: Partial<EvidenceFacts> = {}): EvidenceFacts => ({
  id: 'evidence',
  itemId,
  evidenceId: `piece-${change.id ?? 'evidence'}`,
  revision: 1,
  kind: 'note',
  title: 'Proof',
  sha256: null,
  drill: null,
  server: null,
  author: person('eve'),
  createdAt: earlier,
  citedBy: person('eve'),
  citedAt: earlier,
  expiresOn: null,
  review: null,
  ...change,
});

/** A request for a gate in which every role has approved what the use case is now. */
export const approved = (
  gate: SignedGate,
  facts: UseCaseFacts,
  change: Partial<SignOffRequestFacts> = {},
): SignOffRequestFacts => ({
  id: `request-${gate}`,
  gate,
  requestedBy: person('ada'),
  requestedAt: earlier,
  state: 'open',
  signOffs: requiredRoles(gate).map((role) => ({
    id: `${gate}-${role}`,
    role,
    by: owners[role],
    behalfOf: null,
    decision: 'approve',
    reason: '',
    decidedAt: earlier,
    hashes: hashesFor(role, facts, hashOf),
    lapsedAt: null,
    lapsedBy: [],
    conditions: [],
  })),
  ...change,
});

export const signedFor = (gate: SignedGate, facts: UseCaseFacts): UseCaseFacts => ({
  ...facts,
  signOffRequests: [...facts.signOffRequests, approved(gate, facts)],
});

/** A review that is open, in which every role says of what the use case is now that it is still true. */
export const attested = (facts: UseCaseFacts, change: Partial<ReviewFacts> = {}): ReviewFacts => ({
  id: 'review',
  state: 'open',
  startedBy: owners.business,
  startedAt: earlier,
  conclusion: null,
  attestations: ownerRoles.map((role) => ({
    id: `attestation-${role}`,
    role,
    by: owners[role],
    answer: 'still-true',
    reason: '',
    at: earlier,
    hashes: hashesFor(role, facts, hashOf),
    lapsedAt: null,
    lapsedBy: [],
  })),
  conditions: [],
  ...change,
});

/** An incident that took the use case out of production, and is not resolved. */
export const incident = (change: Partial<IncidentFacts> = {}): IncidentFacts => ({
  id: 'incident',
  title: 'Answers from another account',
  description: 'Two people saw notes of an account that is not theirs.',
  severity: 'high',
  noticedOn: '2026-11-20',
  affected: 'Two account managers',
  suspended: { from: 'production', to: 'pilot' },
  server: null,
  reportedBy: owners.security,
  reportedAt: earlier,
  resolution: null,
  ...change,
});

export const codes = (reasons: { code: string }[]): string[] => reasons.map((reason) => reason.code).sort();

export const without = (role: OwnerRole): UseCaseFacts['owners'] =>
  Object.fromEntries(ownerRoles.filter((name) => name !== role).map((name) => [name, owners[name]]));
