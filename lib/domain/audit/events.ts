import type { OwnerRole, Person, WorkspaceRole } from '@/lib/domain/access/actor';
import type { Factor, Level, Ratings } from '@/lib/domain/scoring/factors';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { ReportFormat } from '@/lib/domain/portfolio/board-facts';
import type { Rhythm } from '@/lib/domain/portfolio/schedule';
import type { Section } from '@/lib/domain/signoffs/sections';
import type { MoveKind } from '@/lib/domain/stages/moves';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';
import type {
  AttestationFacts,
  Day,
  DrillFacts,
  EvidenceKind,
  IncidentFacts,
  ItemFacts,
  Phase,
  RetirementItemFacts,
  ReviewFacts,
  ScenarioFacts,
  SignedGate,
  SignOffFacts,
} from '@/lib/domain/use-case/facts';
import type { ToldPiece } from '@/lib/domain/servers/inherited';
import type { MachineRight } from '@/lib/domain/servers/machine';
import type { TokenPurpose } from '@/lib/domain/servers/tokens';
import type { SystemKind } from '@/lib/domain/use-case/systems';
import type { PortfolioCard } from '@/lib/domain/portfolio/cards';
import type { CommentPlace } from '@/lib/domain/comments/comments';
import type { Thing } from '@/lib/domain/work/work';
import type { Change } from './changes';

/**
 * Everything that the audit trail can say. A write appends exactly one event; its `reason` (why, in the actor's words)
 * stands beside the data. Nothing secret goes in: no token, no password, no content of a file.
 */
export type AuditEvent = WorkspaceEvent | UseCaseEvent;
export type AuditEventType = AuditEvent['type'];

/** A sign-off, or a word in an open review, that the write made lapse, because it changed what had been signed. */
export type Lapse = {
  role: OwnerRole;
  gate: SignedGate | 'review';
  sections: Section[];
  /** What changed since it was signed, in words; older events name the sections alone. */
  differences?: string[];
};

type Event<Type extends string, Data> = { type: Type; data: Data };
type OnUseCase<Type extends string, Data> = Event<
  Type,
  Data & {
    lapsed?: Lapse[];
    /** For whom the actor decided, who is away. */
    behalfOf?: Person;
    /** The version of the use case that the write made; a refusal makes none. */
    version?: number;
  }
>;

/** What the agreed ratings come to by one version of the scoring model. */
export type Judged = { modelVersion: number; score: number; verdict: Verdict };

/** An incident as it is told; what happened is the event's reason. */
export type ToldIncident = {
  incidentId: string;
  title: string;
  severity: IncidentFacts['severity'];
  noticedOn: Day;
  affected: string;
};

export type MadeUnit = { name: string; keyPrefix: string };

/** What is told of a revision of evidence; older events know neither its drill nor its source. */
type ToldRevision = {
  file: { name: string; size: number; sha256: string } | null;
  drill?: DrillFacts | null;
  source?: string;
  expiresOn: Day | null;
};
/** A link to the portfolio. `expiresAt`: ISO time. */
type ToldShare = { shareId: string; title: string; expiresAt: string };

/** Who decides for whom, from day to day. */
type Absence = { delegationId: string; member: Person; deputy: Person; startsOn: Day; endsOn: Day };

/** Who gets the board report, and when; `filter`: as it stands in the portfolio's address. */
type ToldSchedule = {
  scheduleId: string;
  rhythm: Rhythm;
  hour: number;
  formats: ReportFormat[];
  filter: string;
  recipients: Person[];
};

/** The chain of the workspace: people and settings. */
export type WorkspaceEvent =
  | Event<'workspace.created', { name: string; slug: string; currency: string; modelVersion: number }>
  | Event<'member.invited', { memberId: string; name: string; email: string; role: WorkspaceRole }>
  | Event<'member.role-changed', { memberId: string; name: string; before: WorkspaceRole; after: WorkspaceRole }>
  | Event<'member.removed', { memberId: string; name: string }>
  // An invitation was accepted, or somebody with an account elsewhere was added.
  | Event<'member.joined', { memberId: string; name: string; role: WorkspaceRole }>
  // An admin had a one-time link made for somebody; the link itself is a secret and not told.
  | Event<'member.link-issued', { memberId: string; name: string; purpose: 'invitation' | 'reset' }>
  | Event<'member.password-changed', { memberId: string; name: string; how: 'by-the-person' | 'by-a-reset-link' }>
  | Event<'deputy.named', Absence>
  // Before its last day.
  | Event<'deputy.ended', Absence>
  | Event<'report.scheduled', ToldSchedule>
  | Event<'report.ended', ToldSchedule>
  // What people without an account may see, and until when; the link itself is a secret and not told.
  | Event<'share.made', ToldShare & { cards: PortfolioCard[]; names: boolean; filter: string }>
  | Event<'share.revoked', ToldShare>
  // All that were open, at once.
  | Event<'shares.revoked', { shares: ToldShare[] }>
  | Event<'settings.changed', { changes: Change[] }>
  | Event<'model-draft.saved', { baseVersion: number; changes: Change[] }>
  | Event<'model-draft.discarded', { baseVersion: number }>
  // A new version of the scoring model; no verdict changes by it. `changes`: from the version before.
  | Event<'model.published', { version: number; changes: Change[] }>
  | Event<'policy-draft.saved', { baseVersion: number; changes: Change[] }>
  | Event<'policy-draft.discarded', { baseVersion: number }>
  // A new version of the gate policy; no stage changes by it. `changes`: from the version before.
  | Event<'policy.published', { version: number; changes: Change[] }>
  | Event<'system.saved', { systemId: string; name: string; kind: SystemKind; created: boolean; changes: Change[] }>
  | Event<'server.saved', { serverId: string; name: string; created: boolean; changes: Change[] }>
  // Why is the event's reason. `useCases`: the keys of those that built on it then.
  | Event<'server.revoked', { serverId: string; name: string; useCases: string[] }>
  | Event<'server.restored', { serverId: string; name: string }>
  // What a server offers was read; `hash` is of the contract, the names are against the one before. Same: nothing had changed.
  | Event<
      'contract.read',
      {
        serverId: string;
        name: string;
        contractId: string;
        number: number;
        source: 'pasted' | 'http' | 'command';
        // The token with which a machine handed it in.
        token?: string;
        hash: string;
        tools: number;
        same: boolean;
        added: string[];
        removed: string[];
        changed: string[];
      }
    >
  // Somebody consented to one call of a read-only tool; of its arguments only the names are told.
  | Event<'tool-call.asked', { serverId: string; name: string; tool: string; hash: string; parameters: string[] }>
  // What came of it: the fields that came back and what the schema says against them, or why nothing did.
  | Event<
      'tool-call.finished',
      { serverId: string; name: string; tool: string; fields: string[]; problems: string[]; problem: string }
    >
  // Traces of a server's calls began to come (again), or something else is missing in them or should not be there; by which token.
  | Event<'telemetry.changed', { serverId: string; name: string; token: string; missing: string[]; leaks: string[] }>
  // `limits`: a burst and an oversized body were to be tried, too.
  | Event<'check.started', { serverId: string; name: string; run: number; target: string | null; limits?: true }>
  // What the checks of a run came to, by their ids; `contract`: what the server was seen to offer, where it was asked.
  | Event<
      'check.finished',
      {
        serverId: string;
        name: string;
        run: number;
        failed: string[];
        warned: string[];
        passed: number;
        unverified: number;
        problem: string;
        contract: {
          number: number;
          hash: string;
          same: boolean;
          added: string[];
          removed: string[];
          changed: string[];
        } | null;
      }
    >
  | Event<'check.failed', { serverId: string; name: string; run: number; problem: string }>
  // A person gave evidence for it, and for which items of the checklist; its use cases inherit it, each under an event of its own.
  | Event<
      'server-evidence.given',
      {
        serverId: string;
        name: string;
        evidenceId: string;
        kind: EvidenceKind;
        title: string;
        items: string[];
      } & ToldRevision
    >
  | Event<
      'server-evidence.renewed',
      {
        serverId: string;
        name: string;
        evidenceId: string;
        kind: EvidenceKind;
        title: string;
        revision: number;
      } & ToldRevision
    >
  // Why is the event's reason.
  | Event<'server-evidence.withdrawn', { serverId: string; name: string; evidenceId: string; title: string }>
  // The token itself is a secret and not told.
  // Those from before there were several are to ask with.
  | Event<'server-token.set', { serverId: string; name: string; purpose?: TokenPurpose }>
  | Event<'server-token.removed', { serverId: string; name: string; purpose?: TokenPurpose }>
  // Those made before there was a choice may ask the gate.
  | Event<'machine-token.made', { tokenId: string; name: string; may?: MachineRight }>
  | Event<'machine-token.revoked', { tokenId: string; name: string }>
  // What tools may do at worst; null: as derived. Why it is lower is the event's reason.
  | Event<'server-tools.declared', { serverId: string; name: string; tools: string[]; tier: ActionTier | null }>
  | Event<'server-tool.described', { serverId: string; name: string; tool: string; changes: Change[] }>
  // What was approved: the hash of each definition. Ended: of what was not offered any more. Instructions:
  // those of the server had changed, and were approved with them.
  | Event<
      'server-tools.approved',
      {
        serverId: string;
        name: string;
        tools: { name: string; hash: string }[];
        ended?: string[];
        instructions?: boolean;
      }
    >
  // A view of the list that the workspace keeps; private ones are told nowhere.
  | Event<'view.shared', { viewId: string; name: string; created: boolean; changes: Change[] }>
  // For which roles it opened first, and for how many people by their own choice.
  | Event<'view.dropped', { viewId: string; name: string; roles: WorkspaceRole[]; people: number }>
  // By role, the names of views; null is the plain list.
  | Event<'view.opens-first', { changes: Change[] }>
  | Event<'import.uploaded', { importId: string; fileName: string; sha256: string; size: number }>
  // Before it was started: the file is gone. `abandoned`: not by a person, but because nobody imported it for a week.
  | Event<'import.discarded', { importId: string; fileName: string; abandoned?: boolean }>
  | Event<
      'import.started',
      {
        importId: string;
        fileName: string;
        sha256: string;
        rows: number;
        /** The name under which its mapping was kept, and whether that took the place of an earlier one. */
        savedMapping?: { name: string; replaced: boolean } | null;
      }
    >
  // Business units that the file names and that did not exist, made before its rows.
  | Event<'import.units-made', { importId: string; fileName: string; units: MadeUnit[] }>
  | Event<
      'import.finished',
      {
        importId: string;
        fileName: string;
        state: 'done' | 'failed';
        rows: number;
        created: number;
        updated: number;
        skipped: number;
        /** Why it failed, in the user's words. */
        problem: string | null;
      }
    >
  | Event<'import.undone', { importId: string; fileName: string; removed: number; restored: number }>;

/** The chain of one use case. */
export type UseCaseEvent =
  | OnUseCase<
      'use-case.created',
      {
        key: string;
        title: string;
        problem: string;
        businessUnit: string;
        /** Set if the business unit was made with it. */
        madeUnit?: MadeUnit | null;
        businessOwner: Person | null;
        /** The template it was begun from. */
        template: string | null;
        /** Why it is not the similar use case that existed. */
        differsBecause: string | null;
      }
    >
  // By an import: created (of changes its tags alone) or updated.
  | OnUseCase<
      'use-case.imported',
      {
        key: string;
        title: string;
        importId: string;
        fileName: string;
        /** 1 is the first row under the header. */
        row: number;
        reportedStage: string | null;
        outcome: 'created' | 'updated' | 'restored';
        changes: Change[];
      }
    >
  | OnUseCase<'use-case.edited', { changes: Change[] }>
  | OnUseCase<'tag.added', { tag: string }>
  | OnUseCase<'tag.removed', { tag: string }>
  | OnUseCase<'owner.assigned', { role: OwnerRole; before: Person | null; after: Person | null }>
  // Asked people to score, or changed who scores what by when.
  | OnUseCase<'scoring-round.saved', { roundId: string; created: boolean; changes: Change[] }>
  // That it was done, never what: scoring is blind. While the round is open, not even that is told to its other scorers.
  | OnUseCase<'assessment.handed-in', { assessmentId: string; modelVersion: number; roundId: string | null }>
  | OnUseCase<'assessment.reopened', { assessmentId: string; roundId: string }>
  // Why those who are missing were not waited for is the event's reason.
  | OnUseCase<'scoring-round.revealed', { roundId: string; handedIn: Person[]; missing: Person[] }>
  | OnUseCase<
      'factor.reconciled',
      { roundId: string; factor: Factor; before: Level | null; level: Level; low: Level; high: Level }
    >
  | OnUseCase<'scoring-round.cancelled', { roundId: string; state: 'open' | 'revealed' }>
  | OnUseCase<'assessment.rescored', { assessmentId: string; superseded: string; before: Judged; after: Judged }>
  | OnUseCase<
      'assessment.agreed',
      {
        assessmentId: string;
        modelVersion: number;
        ratings: Ratings;
        /** Exact, 0–100. */
        score: number;
        verdict: Verdict;
        /** The assessment that counted before. */
        superseded: string | null;
        /** Set if it is what a round settled on; `dissent`: who rated otherwise. */
        round?: {
          roundId: string;
          scorers: Person[];
          dissent: { factor: Factor; person: Person; level: Level }[];
        };
      }
    >
  | OnUseCase<'plan.saved', { changes: Change[] }>
  | OnUseCase<
      'result.recorded',
      {
        metricId: string;
        metric: string;
        unit: string;
        phase: Phase;
        before: number | null;
        after: number;
        note: string;
      }
    >
  | OnUseCase<
      'poc-outcome.recorded',
      { before: 'continue' | 'stop' | null; decision: 'continue' | 'stop'; summary: string }
    >
  | OnUseCase<
      'scenario.saved',
      { scenarioId: string; kind: ScenarioFacts['kind']; title: string; created: boolean; changes: Change[] }
    >
  | OnUseCase<'scenario.removed', { scenarioId: string; kind: ScenarioFacts['kind']; title: string }>
  | OnUseCase<
      'scenario.run',
      {
        scenarioId: string;
        kind: ScenarioFacts['kind'];
        title: string;
        before: ScenarioFacts['outcome'];
        outcome: 'pass' | 'fail';
        note: string;
      }
    >
  | OnUseCase<'risk.saved', { riskId: string; title: string; created: boolean; changes: Change[] }>
  // Why it is accepted is the event's reason.
  | OnUseCase<'risk.accepted', { riskId: string; title: string; likelihood: number; impact: number }>
  | OnUseCase<'risk.closed', { riskId: string; title: string }>
  | OnUseCase<'risk.reopened', { riskId: string; title: string }>
  // `withdrawn`: what of those that were given up went with them; absent where nothing did.
  | OnUseCase<'servers.chosen', { changes: Change[]; withdrawn?: ToldPiece[] }>
  | OnUseCase<'tool.saved', { toolId: string; name: string; tier: ActionTier; created: boolean; changes: Change[] }>
  // Of its servers: each field is a tool, before and after are its server.
  | OnUseCase<'tools.chosen', { changes: Change[] }>
  // By the product: what changed of tools of a server that it calls. Fields are "tool.what".
  | OnUseCase<'tools.followed', { serverId: string; server: string; changes: Change[] }>
  | OnUseCase<'tool.removed', { toolId: string; name: string; tier: ActionTier }>
  // One or many items at once.
  | OnUseCase<'item.assigned', { items: { itemId: string; before: Person | null }[]; after: Person | null }>
  | OnUseCase<
      'item.submitted',
      { itemId: string; claim: 'satisfied' | 'not-applicable'; justification: string; evidenceIds: string[] }
    >
  | OnUseCase<'item.confirmed', { itemId: string; claim: 'satisfied' | 'not-applicable' }>
  // What is missing is the event's reason.
  | OnUseCase<'item.returned', { itemId: string; claim: 'satisfied' | 'not-applicable' }>
  | OnUseCase<'item.reopened', { itemId: string; before: ItemFacts['state'] }>
  | OnUseCase<
      'evidence.added',
      { evidenceId: string; citationId?: string; itemId: string; kind: EvidenceKind; title: string } & ToldRevision
    >
  // The items of this use case that rest on it cite the new revision from then on.
  | OnUseCase<
      'evidence.revised',
      { evidenceId: string; revision: number; itemIds: string[]; kind: EvidenceKind; title: string } & ToldRevision
    >
  // An item rests on what was given before, for another item or another use case.
  | OnUseCase<
      'evidence.cited',
      { evidenceId: string; citationId: string; itemId: string; title: string; revision: number; expiresOn: Day | null }
    >
  // Why it is returned is the event's reason.
  | OnUseCase<
      'evidence.reviewed',
      { citationId: string; itemId: string; title: string; revision: number; decision: 'accepted' | 'returned' }
    >
  // By the product: what a run of the checks of a server proved, and what it refuted; items of the checklist.
  | OnUseCase<
      'checks.attached',
      { serverId: string; server: string; run: number; attached: string[]; withdrawn: string[] }
    >
  // By the product: evidence that was given for a server it builds on, and what was taken back there.
  | OnUseCase<
      'evidence.inherited',
      { serverId: string; server: string; inherited: ToldPiece[]; withdrawn: ToldPiece[] }
    >
  | OnUseCase<'evidence.withdrawn', { evidenceId: string; itemId: string; title: string }>
  | OnUseCase<
      'waiver.requested',
      {
        waiverId: string;
        subject: string;
        expiresOn: Day;
        /** Absent in older events: nobody was asked for it. */
        compensatingControl?: string;
        /** The waiver in force that it asks to extend. */
        extends?: { waiverId: string; expiresOn: Day };
      }
    >
  | OnUseCase<'waiver.decided', { waiverId: string; subject: string; decision: 'approved' | 'refused'; expiresOn: Day }>
  | OnUseCase<'sign-off.requested', { requestId: string; gate: SignedGate }>
  | OnUseCase<
      'sign-off.decided',
      {
        requestId: string;
        signOffId: string;
        gate: SignedGate;
        role: OwnerRole;
        decision: SignOffFacts['decision'];
        conditions: { text: string; owner: Person; dueOn: Day }[];
        /** What was signed: section → SHA-256. */
        hashes: Record<string, string>;
      }
    >
  // A request that nobody is to decide on any more.
  | OnUseCase<'sign-off.withdrawn', { requestId: string; gate: SignedGate }>
  | OnUseCase<'condition.done', { conditionId: string; text: string }>
  // `dueOn`: the last day for it.
  | OnUseCase<'review.started', { reviewId: string; dueOn: Day | null }>
  | OnUseCase<
      'review.attested',
      {
        reviewId: string;
        attestationId: string;
        role: OwnerRole;
        answer: AttestationFacts['answer'];
        /** What was attested: section → SHA-256. */
        hashes: Record<string, string>;
      }
    >
  | OnUseCase<
      'review.concluded',
      {
        reviewId: string;
        outcome: NonNullable<ReviewFacts['conclusion']>['outcome'];
        conditions: { text: string; owner: Person; dueOn: Day }[];
        nextReviewOn: Day | null;
      }
    >
  // One that suspends is told by its stage.moved.
  | OnUseCase<'incident.reported', ToldIncident>
  | OnUseCase<'incident.resolved', { incidentId: string; title: string; cause: string; remedy: string }>
  // What was done, or why it does not apply, is the event's reason.
  | OnUseCase<'retirement-item.settled', { itemId: string; state: RetirementItemFacts['state'] }>
  | OnUseCase<'retirement-item.reopened', { itemId: string; before: RetirementItemFacts['state'] }>
  | OnUseCase<
      'stage.moved',
      {
        from: Stage;
        to: Stage;
        kind: MoveKind;
        /** ISO time from which on it counts as having been in the stage it left. */
        since?: string;
        /** What suspended it. */
        incident?: ToldIncident;
        /** And where that was a tool that changed, what was taken over of it, as tools.followed tells it. */
        changes?: Change[];
        /** The version of the gate policy that it was judged by; only moves through a gate are. */
        policyVersion?: number;
      }
    >
  // `mentioned`: whom it names; of an edit only those whom it did not name before.
  | OnUseCase<'comment.added', CommentPlace & { commentId: string; body: string; mentioned: Person[] }>
  | OnUseCase<'comment.edited', CommentPlace & { commentId: string; changes: Change[]; mentioned: Person[] }>
  // Its words are gone from the page; what it said stays where it was said in this trail.
  | OnUseCase<'comment.removed', CommentPlace & { commentId: string; author: Person }>
  // Who is behind with what. `roundId`: of scores, which are blind; its other scorers are not told while it is open.
  | OnUseCase<'work.reminded', Thing & { person: Person; roundId: string | null }>
  // Somebody tried, and a rule said no: the messages of what was not met.
  | OnUseCase<'stage.refused', { from: Stage; to: Stage; unmet: string[]; policyVersion?: number }>;

/** The data of one type of event: `EventData<'stage.moved'>`. */
export type EventData<Type extends AuditEventType> = Extract<AuditEvent, { type: Type }>['data'];
