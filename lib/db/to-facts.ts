import { theProduct, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { memoized } from '@/lib/domain/memoized';
import type { ReviewOutcome } from '@/lib/domain/operation/review';
import { factors, type Factor, type Level } from '@/lib/domain/scoring/factors';
import { modelDefinition, type ModelDefinition } from '@/lib/domain/scoring/model';
import type { FlowTraits } from '@/lib/domain/mcp/flow';
import type { TrackStage } from '@/lib/domain/stages/stages';
import type {
  AssessmentFacts,
  AttestationFacts,
  ConditionFacts,
  IncidentFacts,
  ItemFacts,
  MetricFacts,
  RetirementItemFacts,
  ReviewFacts,
  RoundFacts,
  SignOffFacts,
  UseCaseFacts,
} from '@/lib/domain/use-case/facts';
import { provenAlone, toEvidence } from './evidence-facts';
import type { FactsRow } from './facts-rows';

/** Members by their ids. */
export type People = ReadonlyMap<string, Readonly<Person>>;

/** The rows of a use case, as the rules see them. Of whom it names and `people` has not, it adds the id to `strangers`. */
export function toFacts(row: FactsRow, people: People, strangers: Set<string>): UseCaseFacts {
  const person = (id: string): Person => people.get(id) ?? stranger(id);
  const stranger = (id: string): Person => {
    strangers.add(id);
    return { id, name: 'Unknown' };
  };
  const maybe = (id: string | null): Person | null => (id ? person(id) : null);
  return {
    id: row.id,
    key: row.key,
    title: row.title,
    problem: row.problem,
    version: row.version,
    businessUnit: row.businessUnit,
    createdBy: person(row.createdById),
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    stage: row.stage as UseCaseFacts['stage'],
    stageEnteredAt: row.stageEnteredAt,
    parkedFrom: row.parkedFrom as UseCaseFacts['parkedFrom'],
    wentLiveAt: row.wentLiveAt,
    reportedStage: row.reportedStage as UseCaseFacts['reportedStage'],
    actionTier: row.actionTier as UseCaseFacts['actionTier'],
    identityModel: row.identityModel as UseCaseFacts['identityModel'],
    callLogging: row.callLogging,
    systems: (row.systems as UseCaseFacts['systems']).sort(byName),
    tags: row.tags.map(({ tag }) => tag).sort(),
    servers: row.servers.map(({ id, name, revokedAt }) => ({ id, name, revoked: revokedAt !== null })).sort(byName),
    userGroup: row.userGroup,
    userGroupSize: row.userGroupSize,
    expectedValue: {
      hoursSavedPerMonth: row.hoursSavedPerMonth,
      people: row.people,
      valuePerHour: row.valuePerHour,
    },
    pilotGroup: row.pilotGroup,
    pilotSize: row.pilotSize,
    owners: Object.fromEntries(row.owners.map(({ role, memberId }) => [role, person(memberId)])),
    deputies: toDeputies(row.owners, person),
    assessments: row.assessments.sort(byId).map((assessment) => toAssessment(assessment, person)),
    rounds: row.rounds.sort(byId).map((round) => toRound(round, row.assessments, person)),
    plan: {
      startsOn: row.plan?.startsOn ?? null,
      endsOn: row.plan?.endsOn ?? null,
      metrics: row.metrics.sort((a, b) => a.position - b.position).map((metric) => toMetric(metric, person)),
    },
    pocOutcome: row.outcome && {
      decision: row.outcome.decision as 'continue' | 'stop',
      summary: row.outcome.summary,
      by: person(row.outcome.recordedById),
      at: row.outcome.recordedAt,
    },
    scenarios: row.scenarios.sort(byId).map(({ id, kind, title, expected, outcome, note, runById, runAt }) => ({
      id,
      kind: kind as 'success' | 'failure' | 'restricted',
      title,
      expected,
      outcome: outcome as 'pass' | 'fail' | null,
      note,
      runBy: maybe(runById),
      runAt,
    })),
    risks: row.risks.sort(byId).map((risk) => ({
      id: risk.id,
      title: risk.title,
      likelihood: risk.likelihood,
      impact: risk.impact,
      mitigation: risk.mitigation,
      closedAt: risk.closedAt,
      acceptance:
        risk.acceptedById && risk.acceptedAt
          ? {
              by: person(risk.acceptedById),
              at: risk.acceptedAt,
              reason: risk.acceptanceReason ?? '',
              likelihood: risk.acceptedLikelihood ?? risk.likelihood,
              impact: risk.acceptedImpact ?? risk.impact,
              staleAt: risk.acceptanceStaleAt,
            }
          : null,
    })),
    tools: row.tools
      .sort(byId)
      .map(({ id, name, purpose, tier, dataClasses, systemId, createdAt, serverTool, hash }) => ({
        id,
        name,
        purpose,
        tier: tier as UseCaseFacts['tools'][number]['tier'],
        dataClasses,
        systemId,
        createdAt,
        server: serverTool && {
          toolId: serverTool.id,
          id: serverTool.serverId,
          name: serverTool.serverName,
          hash,
          traits: { bringsIn: serverTool.bringsIn, leadsOut: serverTool.leadsOut as FlowTraits['leadsOut'] },
          traitsAt: serverTool.traitsAt,
        },
      })),
    items: row.items.sort(byItem).map((item) => ({
      itemId: item.itemId,
      state: item.state as ItemFacts['state'],
      claim: item.claim as ItemFacts['claim'],
      justification: item.justification,
      assignee: maybe(item.assigneeId),
      submittedBy: maybe(item.submittedById),
      submittedAt: item.submittedAt,
      confirmedBy: maybe(item.confirmedById),
      confirmedAt: item.confirmedAt,
      returnReason: item.returnReason,
    })),
    evidence: row.proofs?.map(provenAlone) ?? row.citations.sort(byId).map((citation) => toEvidence(citation, person)),
    waivers: row.waivers.sort(byId).map((waiver) => ({
      id: waiver.id,
      subject: waiver.subject,
      reason: waiver.reason,
      compensatingControl: waiver.compensatingControl,
      extendsId: waiver.extendsId,
      requestedBy: person(waiver.requestedById),
      requestedAt: waiver.requestedAt,
      decision: waiver.decision as 'approved' | 'refused' | null,
      decidedBy: maybe(waiver.decidedById),
      decidedAt: waiver.decidedAt,
      decisionNote: waiver.decisionNote,
      expiresOn: waiver.expiresOn,
    })),
    signOffRequests: row.requests.sort(byId).map((request) => ({
      id: request.id,
      gate: request.gate as 'poc' | 'pilot' | 'production',
      requestedBy: person(request.requestedById),
      requestedAt: request.requestedAt,
      state: request.state as 'open' | 'used' | 'withdrawn',
      signOffs: request.signOffs.sort(byId).map((signOff) => toSignOff(signOff, person)),
    })),
    reviews: row.reviews.sort(byId).map((review) => toReview(review, person)),
    incidents: row.incidents.sort(byId).map((incident) => toIncident(incident, person)),
    retirement: row.retirement.sort(byItem).map(({ itemId, state, note, settledById, settledAt }) => ({
      itemId,
      state: state as RetirementItemFacts['state'],
      note,
      by: person(settledById),
      at: settledAt,
    })),
  };
}

function toDeputies(owners: FactsRow['owners'], person: (id: string) => Person): UseCaseFacts['deputies'] {
  return Object.fromEntries(
    owners.flatMap(({ role, absence }) =>
      absence ? [[role, { person: person(absence.deputyId), until: absence.endsOn }]] : [],
    ),
  );
}

function toRound(
  row: FactsRow['rounds'][number],
  assessments: FactsRow['assessments'],
  person: (id: string) => Person,
): RoundFacts {
  const handedIn = assessments.filter(({ roundId, state }) => roundId === row.id && state === 'submitted');
  return {
    id: row.id,
    state: row.state as RoundFacts['state'],
    live: row.live,
    dueOn: row.dueOn,
    modelVersion: row.modelVersion,
    model: modelOf(row.definition),
    openedBy: person(row.openedById),
    openedAt: row.openedAt,
    revealedBy: row.revealedById ? person(row.revealedById) : null,
    revealedAt: row.revealedAt,
    closedAt: row.closedAt,
    scorers: row.scorers
      .map((scorer) => ({ person: person(scorer.memberId), factors: scorer.factors as Factor[] }))
      .sort((a, b) => a.person.name.localeCompare(b.person.name)),
    handedIn: handedIn.map(({ assessorId, submittedAt, createdAt }) => ({
      personId: assessorId,
      at: submittedAt ?? createdAt,
    })),
    reconciliations: row.reconciliations.sort(byFactor).map(({ factor, level, reason, decidedById, decidedAt }) => ({
      factor: factor as Factor,
      level: level as Level,
      reason,
      by: person(decidedById),
      at: decidedAt,
    })),
    outcomeId: row.outcomeId,
  };
}

function toAssessment(row: FactsRow['assessments'][number], person: (id: string) => Person): AssessmentFacts {
  const rated = new Map(row.ratings.map((rating) => [rating.factor, rating]));
  return {
    id: row.id,
    state: row.state as AssessmentFacts['state'],
    assessor: person(row.assessorId),
    roundId: row.roundId,
    rescoredFromId: row.rescoredFromId,
    modelVersion: row.modelVersion,
    model: modelOf(row.definition),
    ratings: Object.fromEntries(
      factors.map((factor) => {
        const rating = rated.get(factor);
        return [
          factor,
          { level: rating?.level ?? null, rationale: rating?.rationale ?? '', links: rating?.links ?? [] },
        ];
      }),
    ) as AssessmentFacts['ratings'],
    createdAt: row.createdAt,
    submittedAt: row.submittedAt,
    agreedAt: row.agreedAt,
    agreedBy: row.agreedById ? person(row.agreedById) : null,
  };
}

function toMetric(row: FactsRow['metrics'][number], person: (id: string) => Person): MetricFacts {
  return {
    id: row.id,
    name: row.name,
    unit: row.unit,
    better: row.better as MetricFacts['better'],
    baseline: row.baseline,
    target: row.target,
    killThreshold: row.killThreshold,
    results: Object.fromEntries(
      row.results.map(({ phase, value, note, recordedById, recordedAt }) => [
        phase,
        { value, note, by: person(recordedById), at: recordedAt },
      ]),
    ),
  };
}

function toSignOff(
  row: FactsRow['requests'][number]['signOffs'][number],
  person: (id: string) => Person,
): SignOffFacts {
  return {
    id: row.id,
    role: row.role as SignOffFacts['role'],
    by: person(row.memberId),
    behalfOf: row.behalfOfId ? person(row.behalfOfId) : null,
    decision: row.decision as SignOffFacts['decision'],
    reason: row.reason,
    decidedAt: row.decidedAt,
    hashes: row.hashes as Record<string, string>,
    lapsedAt: row.lapsedAt,
    lapsedBy: row.lapsedBy,
    conditions: toConditions(row.conditions, person),
  };
}

type ConditionRow = FactsRow['reviews'][number]['conditions'][number];

const toConditions = (rows: ConditionRow[], person: (id: string) => Person): ConditionFacts[] =>
  rows.sort(byId).map(({ id, text, ownerId, dueOn, doneAt }) => ({
    id,
    text,
    owner: person(ownerId),
    dueOn,
    doneAt,
  }));

function toReview(row: FactsRow['reviews'][number], person: (id: string) => Person): ReviewFacts {
  const { outcome, summary, concludedById, concludedAt } = row;
  return {
    id: row.id,
    state: row.state as ReviewFacts['state'],
    startedBy: person(row.startedById),
    startedAt: row.startedAt,
    conclusion:
      outcome && concludedById && concludedAt
        ? { outcome: outcome as ReviewOutcome, summary, by: person(concludedById), at: concludedAt }
        : null,
    attestations: row.attestations.sort(byId).map((one) => ({
      id: one.id,
      role: one.role as OwnerRole,
      by: person(one.memberId),
      answer: one.answer as AttestationFacts['answer'],
      reason: one.reason,
      at: one.attestedAt,
      hashes: one.hashes as Record<string, string>,
      lapsedAt: one.lapsedAt,
      lapsedBy: one.lapsedBy,
    })),
    conditions: toConditions(row.conditions, person),
  };
}

function toIncident(row: FactsRow['incidents'][number], person: (id: string) => Person): IncidentFacts {
  const { suspendedFrom, suspendedTo, cause, remedy, resolvedById, resolvedAt } = row;
  const from = suspendedFrom as TrackStage | null;
  const to = suspendedTo as 'pilot' | 'parked' | null;
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    severity: row.severity as IncidentFacts['severity'],
    noticedOn: row.noticedOn,
    affected: row.affected,
    suspended: from && to && { from, to },
    server: row.serverId === null ? null : { id: row.serverId, name: row.serverName ?? '' },
    reportedBy: row.reportedById ? person(row.reportedById) : theProduct,
    reportedAt: row.reportedAt,
    resolution:
      resolvedById && resolvedAt
        ? { cause: cause ?? '', remedy: remedy ?? '', by: person(resolvedById), at: resolvedAt }
        : null,
  };
}

// Published models never change, and their versions are few: each is read once for all assessments made with it.
const modelOf = memoized((text): ModelDefinition => modelDefinition.parse(JSON.parse(text)), 200);

// Ids are UUIDv7: sorted by id is sorted by time.
const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name);

// The rest in an order of its own: the database gives rows in any.
const byItem = (a: { itemId: string }, b: { itemId: string }): number => (a.itemId < b.itemId ? -1 : 1);
const byFactor = (a: { factor: string }, b: { factor: string }): number =>
  factors.indexOf(a.factor as Factor) - factors.indexOf(b.factor as Factor);
