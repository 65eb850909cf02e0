import type { OwnerRole, Person } from '@/lib/domain/access/actor';
import type { Factor, Level } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import type { ActionTier, IdentityModel, Stage, TrackStage } from '@/lib/domain/stages/stages';
import type { SystemKind } from '@/lib/domain/use-case/systems';

/**
 * Everything about one use case that any rule asks for, as plain data. Loaded once per command or page
 * (lib/db/load-facts.ts); gates, checklist, readiness, verdict and sign-offs are pure functions over it.
 * A `Day` is 'YYYY-MM-DD', compared as text.
 */
export type Day = string;

export type UseCaseFacts = {
  id: string;
  key: string;
  title: string;
  problem: string;
  version: number;
  businessUnit: { id: string; name: string };
  createdBy: Person;
  createdAt: Date;
  updatedAt: Date;

  stage: Stage;
  stageEnteredAt: Date;
  /** The stage a parked use case returns to. */
  parkedFrom: TrackStage | null;
  /** Set while an import's word is all there is for the stage: "Imported, gates not checked". */
  reportedStage: Stage | null;

  actionTier: ActionTier | null;
  identityModel: IdentityModel | null;
  callLogging: string | null;
  systems: { id: string; name: string; kind: SystemKind }[];
  userGroup: string | null;
  userGroupSize: number | null;
  expectedValue: ExpectedValue;
  pilotGroup: string | null;
  pilotSize: number | null;

  owners: Partial<Record<OwnerRole, Person>>;
  /** Who stands in today for the holder of a role who is away. */
  deputies: Partial<Record<OwnerRole, Deputy>>;
  assessments: AssessmentFacts[];
  rounds: RoundFacts[];
  plan: PlanFacts;
  pocOutcome: PocOutcomeFacts | null;
  scenarios: ScenarioFacts[];
  risks: RiskFacts[];
  tools: ToolFacts[];
  /** Only items on which something was recorded; the others are open. */
  items: ItemFacts[];
  evidence: EvidenceFacts[];
  waivers: WaiverFacts[];
  signOffRequests: SignOffRequestFacts[];
};

/** `until`: the last day of the absence. */
export type Deputy = { person: Person; until: Day };

/** Hours one person saves in a month, how many people, and what an hour is worth. */
export type ExpectedValue = { hoursSavedPerMonth: number | null; people: number | null; valuePerHour: number | null };

/** `links`: addresses (http, https) that back the rationale. */
export type RatingFacts = { level: Level | null; rationale: string; links: string[] };

export type AssessmentFacts = {
  id: string;
  state: 'draft' | 'submitted' | 'agreed' | 'superseded';
  /** The scorer; of a round's outcome, who agreed it. */
  assessor: Person;
  /** The round it was made in, or that it is the outcome of; null: somebody assessed alone. */
  roundId: string | null;
  /** The assessment whose ratings it judges by a newer model. */
  rescoredFromId: string | null;
  modelVersion: number;
  model: ModelDefinition;
  ratings: Record<Factor, RatingFacts>;
  createdAt: Date;
  submittedAt: Date | null;
  agreedAt: Date | null;
  agreedBy: Person | null;
};

/** Several people score, blind until one reveal for all. At most one round of a use case is open or revealed. */
export type RoundFacts = {
  id: string;
  state: 'open' | 'revealed' | 'agreed' | 'cancelled';
  /** In a meeting: everybody's page follows without a reload. */
  live: boolean;
  dueOn: Day | null;
  modelVersion: number;
  model: ModelDefinition;
  openedBy: Person;
  openedAt: Date;
  revealedBy: Person | null;
  revealedAt: Date | null;
  closedAt: Date | null;
  scorers: { person: Person; factors: Factor[] }[];
  /** Who has handed in, and when; null for whoever may not know yet (lib/domain/scoring/blind.ts). */
  handedIn: { personId: string; at: Date }[] | null;
  reconciliations: { factor: Factor; level: Level; reason: string; by: Person; at: Date }[];
  /** The assessment that came of it. */
  outcomeId: string | null;
};

export type Phase = 'poc' | 'pilot';

export type PlanFacts = { startsOn: Day | null; endsOn: Day | null; metrics: MetricFacts[] };

export type MetricFacts = {
  id: string;
  name: string;
  unit: string;
  better: 'higher' | 'lower';
  baseline: number | null;
  target: number | null;
  killThreshold: number | null;
  results: Partial<Record<Phase, { value: number; note: string; by: Person; at: Date }>>;
};

export type PocOutcomeFacts = { decision: 'continue' | 'stop'; summary: string; by: Person; at: Date };

export type ScenarioFacts = {
  id: string;
  kind: 'success' | 'failure' | 'restricted';
  title: string;
  expected: string;
  outcome: 'pass' | 'fail' | null;
  note: string;
  runBy: Person | null;
  runAt: Date | null;
};

/** Likelihood and impact 1–5, 5 the worst. */
export type RiskFacts = {
  id: string;
  title: string;
  likelihood: number;
  impact: number;
  mitigation: string;
  closedAt: Date | null;
  acceptance: Acceptance | null;
};

/** `likelihood` and `impact` are those that were accepted. */
export type Acceptance = {
  by: Person;
  at: Date;
  reason: string;
  likelihood: number;
  impact: number;
  /** Since when the risk is judged otherwise than it was accepted; null: the acceptance stands. */
  staleAt: Date | null;
};

export type ToolFacts = {
  id: string;
  name: string;
  purpose: string;
  tier: ActionTier;
  dataClasses: string;
  systemId: string | null;
};

export type ItemFacts = {
  itemId: string;
  state: 'open' | 'in-progress' | 'submitted' | 'satisfied' | 'not-applicable';
  claim: 'satisfied' | 'not-applicable' | null;
  justification: string;
  assignee: Person | null;
  submittedBy: Person | null;
  submittedAt: Date | null;
  confirmedBy: Person | null;
  confirmedAt: Date | null;
  returnReason: string | null;
};

export type EvidenceFacts = {
  id: string;
  itemId: string;
  kind: 'link' | 'note' | 'file';
  title: string;
  body: string;
  file: { id: string; name: string; size: number; contentType: string; sha256: string } | null;
  author: Person;
  createdAt: Date;
  /** The last day on which it proves anything; null: does not expire. */
  expiresOn: Day | null;
};

export type WaiverFacts = {
  id: string;
  /** 'verdict' or a checklist item's id. */
  subject: string;
  reason: string;
  /** What protects while the gap is open; '' where nobody was asked for it yet. */
  compensatingControl: string;
  /** The waiver that it extends. */
  extendsId: string | null;
  requestedBy: Person;
  requestedAt: Date;
  decision: 'approved' | 'refused' | null;
  decidedBy: Person | null;
  decidedAt: Date | null;
  decisionNote: string | null;
  expiresOn: Day;
};

/** The gates that need signatures, by the stage they open. */
export type SignedGate = 'poc' | 'pilot' | 'production';

export type SignOffRequestFacts = {
  id: string;
  gate: SignedGate;
  requestedBy: Person;
  requestedAt: Date;
  state: 'open' | 'used' | 'withdrawn';
  signOffs: SignOffFacts[];
};

export type SignOffFacts = {
  id: string;
  role: OwnerRole;
  by: Person;
  /** The holder of the role, for whom a deputy decided; null: the holder decided. */
  behalfOf: Person | null;
  decision: 'approve' | 'approve-with-conditions' | 'reject';
  reason: string;
  decidedAt: Date;
  /** Section → SHA-256 of its canonical JSON at the moment of the decision. */
  hashes: Record<string, string>;
  lapsedAt: Date | null;
  lapsedBy: string[];
  conditions: { id: string; text: string; owner: Person; dueOn: Day; doneAt: Date | null }[];
};

/** What the workspace has decided for all its use cases. */
export type WorkspaceSettings = {
  currency: string;
  /** 0–100. */
  readinessThreshold: number;
  /** Days. */
  pilotMinDays: number;
  allowOwnEvidence: boolean;
  /** The longest a waiver may hold, in days: 1–180. */
  maxWaiverDays: number;
};

/** What the ladder needs to know of the others: use cases in production and what they touch. */
export type LadderRung = { key: string; title: string; actionTier: ActionTier; systemIds: string[] };

/** What every rule may look at besides the facts. */
export type RuleContext = { settings: WorkspaceSettings; ladder: LadderRung[]; now: Date };
