import type { OwnerRole, Person } from '@/lib/domain/access/actor';
import type { FlowTraits } from '@/lib/domain/mcp/flow';
import type { ProtocolVersion } from '@/lib/domain/mcp/protocol-versions';
import type { Factor, Level } from '@/lib/domain/scoring/factors';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import type { ToolChangePolicy } from '@/lib/domain/servers/tool-change';
import type { GatePolicy } from '@/lib/domain/stages/policy/policy';
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
  /** When it first entered production here; null: never. */
  wentLiveAt: Date | null;
  /** Set while an import's word is all there is for the stage: "Imported, gates not checked". */
  reportedStage: Stage | null;

  actionTier: ActionTier | null;
  identityModel: IdentityModel | null;
  callLogging: string | null;
  systems: { id: string; name: string; kind: SystemKind }[];
  /** In the order of the alphabet. */
  tags: string[];
  /** The servers that it builds on, by name. `revoked`: none of its tools may be called. */
  servers: { id: string; name: string; revoked: boolean }[];
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
  reviews: ReviewFacts[];
  incidents: IncidentFacts[];
  /** Only items of the retirement checklist that are settled; the others are open. */
  retirement: RetirementItemFacts[];
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
  /** When the use case began to call it. */
  createdAt: Date;
  /**
   * The tool of a server that it is; null: entered by hand. `hash`: of its definition, as it was last taken over here. `traits`: of
   * its newest definition there; `traitsAt`: since when, or since when its tier is what it is.
   */
  server: {
    toolId: string;
    id: string;
    name: string;
    hash: string | null;
    traits: FlowTraits;
    traitsAt: Date;
  } | null;
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

/**
 * What an item rests on: one revision of a piece of evidence, as it is cited here, with what the rules ask of it. What it says is
 * `RevisionContent`.
 */
export type EvidenceFacts = {
  /** Of the citation: what events, signed snapshots and reviews refer to. */
  id: string;
  itemId: string;
  evidenceId: string;
  /** 1, 2, 3, … */
  revision: number;
  kind: EvidenceKind;
  title: string;
  /** Of a file's content; null: it is none. */
  sha256: string | null;
  drill: DrillFacts | null;
  /** For which server it was given, be it by its checks; null: on a use case. */
  server: { id: string; name: string } | null;
  author: Person;
  createdAt: Date;
  citedBy: Person;
  citedAt: Date;
  /** The last day on which it proves the item; null: does not expire. */
  expiresOn: Day | null;
  /** What the item's signing role says of it; null: nothing yet. */
  review: { decision: 'accepted' | 'returned'; by: Person; at: Date; reason: string } | null;
};

/** What is shown of a citation and no rule asks for: read where it is shown (lib/queries/evidence-contents.ts). */
export type RevisionContent = {
  /** The number of the newest revision that is cited, here or on another use case. */
  newest: number;
  /** The address of a link, the text of a note, what was done and seen in a drill; empty for a file. */
  body: string;
  /** Where it comes from, in words; empty: not said. */
  source: string;
  file: { id: string; name: string; size: number; contentType: string; sha256: string } | null;
};

export type EvidenceKind = 'link' | 'note' | 'file' | 'drill';
/** What a drill tries: stopping it from outside, working without it, taking its credentials back. */
export type DrillKind = 'kill-switch' | 'fallback' | 'revocation';
export type DrillFacts = { kind: DrillKind; heldOn: Day; ledBy: string; secondsToSafe: number };

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
  conditions: ConditionFacts[];
};

/** What an approval, or a review that goes on, is tied to. */
export type ConditionFacts = { id: string; text: string; owner: Person; dueOn: Day; doneAt: Date | null };

/** A periodic review of what is in production. At most one is open. */
export type ReviewFacts = {
  id: string;
  /** Dropped: the use case left production before it was concluded. */
  state: 'open' | 'concluded' | 'dropped';
  startedBy: Person;
  startedAt: Date;
  conclusion: {
    outcome: 'continue' | 'continue-with-conditions' | 'go-back';
    summary: string;
    by: Person;
    at: Date;
  } | null;
  attestations: AttestationFacts[];
  conditions: ConditionFacts[];
};

/** One role's word in a review on what it covers. */
export type AttestationFacts = {
  id: string;
  role: OwnerRole;
  by: Person;
  answer: 'still-true' | 'no-longer';
  reason: string;
  at: Date;
  /** Section → SHA-256 of its canonical JSON at that moment. */
  hashes: Record<string, string>;
  lapsedAt: Date | null;
  lapsedBy: string[];
};

export type IncidentFacts = {
  id: string;
  title: string;
  description: string;
  severity: 'low' | 'medium' | 'high' | 'critical';
  noticedOn: Day;
  /** Who is affected, in words. */
  affected: string;
  /** Set where it suspended the use case. */
  suspended: { from: TrackStage; to: 'pilot' | 'parked' } | null;
  /** The one of which a tool changed; null: something else happened. */
  server: { id: string; name: string } | null;
  reportedBy: Person;
  reportedAt: Date;
  resolution: { cause: string; remedy: string; by: Person; at: Date } | null;
};

export type RetirementItemFacts = {
  itemId: string;
  state: 'done' | 'not-applicable';
  /** What was done, or why it does not apply. */
  note: string;
  by: Person;
  at: Date;
};

/** What the workspace has decided for all its use cases. */
export type WorkspaceSettings = {
  currency: string;
  allowOwnEvidence: boolean;
  /** The longest a waiver may hold, in days: 1–180. */
  maxWaiverDays: number;
  /** Hosts in the organisation's own network that may be asked all the same. */
  allowedHosts: string[];
  /** The oldest version of MCP that servers may speak. */
  minimumProtocol: ProtocolVersion;
  /** How many tokens the models of its use cases hold at once. */
  contextTokens: number;
  /** What follows for a use case in production when a tool that it calls changes. */
  onToolChange: ToolChangePolicy;
};

/** The gate policy that counts: the newest version. */
export type PublishedPolicy = { version: number; definition: GatePolicy };

/** What the ladder needs to know of the others: use cases in production and what they touch. */
export type LadderRung = { key: string; title: string; actionTier: ActionTier; systemIds: string[] };

/** What every rule may look at besides the facts. */
export type RuleContext = { settings: WorkspaceSettings; policy: PublishedPolicy; ladder: LadderRung[]; now: Date };
