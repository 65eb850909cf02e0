import type { Prisma } from '@/lib/db/generated/client';

/** What becomes of a table when a workspace is exported. Conditions are SQL on the row `t`. */
export type TableRole =
  | {
      as: 'rows';
      /** Rows that are taken along; all without it. `why` the others are not. */
      only?: { where: string; why: string };
      /** Columns that are left out, and why; an import gives them their default. */
      without?: Record<string, string>;
      /** Their order in the file, where it matters; the primary key otherwise. */
      order?: string;
    }
  /** Its bytes, as one entry for each stored file. */
  | { as: 'files' }
  | { as: 'nothing'; why: string };

const whole = { as: 'rows' } as const;

// Drafts are their author's alone, and scores of a round that was given up are nobody's: lib/domain/scoring/blind.ts.
const read = (
  assessment: string,
) => `${assessment}.state <> 'draft' and not (${assessment}.state = 'submitted' and exists (
  select from scoring_round r where r.id = ${assessment}.round_id and r.state = 'cancelled'))`;
const unread = 'Drafts are their author’s alone, and so are scores of a round that was given up.';
const ended = `state in ('done', 'failed', 'undone')`;
const privateView = 'A private view is its member’s alone.';
const underWay = 'An import that has not ended is not the workspace’s yet.';

/**
 * Every table, in an order in which each comes after those that it refers to. A model that is not here does not compile; a test compares
 * with the database. No row says its workspace: an import knows it.
 */
export const tableRoles: Record<Prisma.ModelName, TableRole> = {
  Account: { as: 'nothing', why: 'Accounts belong to no workspace; members are found again by their e-mail address.' },
  OneTimeLink: { as: 'nothing', why: 'Secret.' },
  SignInThrottle: { as: 'nothing', why: 'Of no workspace, and over in minutes.' },
  Workspace: whole,
  Member: {
    as: 'rows',
    without: {
      account_id: 'Found again by the e-mail address.',
      awaits_acceptance: 'Said by the import: whose account was there already has to accept.',
    },
  },
  SavedView: { as: 'rows', only: { where: 't.member_id is null', why: privateView } },
  OpeningView: {
    as: 'rows',
    only: {
      where: 't.view_id is null or exists (select from saved_view v where v.id = t.view_id and v.member_id is null)',
      why: privateView,
    },
  },
  ShareLink: { as: 'nothing', why: 'Secret: whoever has a link must not see another place by it.' },
  Delegation: whole,
  BusinessUnit: whole,
  System: whole,
  Server: whole,
  ServerSystem: whole,
  Contract: whole,
  ServerTool: whole,
  ConsentedCall: {
    as: 'rows',
    only: { where: `t.state in ('done', 'failed')`, why: 'What is under way ends where it began.' },
    without: { sealed: 'Secret, and gone once the call has begun.' },
  },
  CheckRun: { as: 'rows', only: { where: `t.state <> 'running'`, why: 'What is under way ends where it began.' } },
  ServerTelemetry: { as: 'nothing', why: 'Of the last day, and sent anew to where it belongs.' },
  ServerSecret: { as: 'nothing', why: 'Secret.' },
  MachineToken: { as: 'nothing', why: 'Secret: whoever has one must not ask another place by it.' },
  ScoringModel: whole,
  ScoringModelDraft: whole,
  GatePolicy: whole,
  GatePolicyDraft: whole,
  ReportSchedule: whole,
  ReportDelivery: {
    as: 'rows',
    only: { where: `t.state <> 'waiting'`, why: 'What is about to be mailed is mailed from where it is.' },
  },
  ImportMapping: whole,
  ImportRun: {
    as: 'rows',
    only: { where: `t.${ended}`, why: underWay },
    without: { bytes: 'The file is kept until the import has ended.' },
  },
  ImportRow: {
    as: 'rows',
    only: { where: `exists (select from import_run i where i.id = t.import_id and i.${ended})`, why: underWay },
  },
  UseCase: whole,
  UseCaseSystem: whole,
  UseCaseServer: whole,
  UseCaseTag: whole,
  UseCaseText: { as: 'nothing', why: 'Kept by the database from the use cases.' },
  Owner: whole,
  StagePeriod: whole,
  MeasurementPlan: whole,
  Metric: whole,
  MetricResult: whole,
  PocOutcome: whole,
  Scenario: whole,
  Risk: whole,
  Tool: whole,
  ScoringRound: whole,
  Scorer: whole,
  Reconciliation: whole,
  Assessment: { as: 'rows', only: { where: read('t'), why: unread } },
  Rating: {
    as: 'rows',
    only: {
      where: `exists (select from assessment a where a.id = t.assessment_id and ${read('a')})`,
      why: unread,
    },
  },
  ChecklistItem: whole,
  StoredFile: {
    as: 'rows',
    only: {
      where: 'exists (select from evidence_revision e where e.file_id = t.id)',
      why: 'An upload that is not evidence is forgotten within a day.',
    },
  },
  StoredFileChunk: { as: 'files' },
  Evidence: whole,
  ServerEvidence: whole,
  EvidenceRevision: whole,
  Citation: whole,
  Waiver: whole,
  SignOffRequest: whole,
  SignOff: whole,
  Review: whole,
  Attestation: whole,
  Condition: whole,
  Incident: whole,
  RetirementItem: whole,
  Comment: whole,
  Notification: {
    as: 'rows',
    without: {
      mail: 'What was told once is not mailed again.',
      mail_id: 'What was told once is not mailed again.',
      mailed_at: 'What was told once is not mailed again.',
    },
  },
  Event: {
    as: 'rows',
    // The database keeps where each chain ends, event by event.
    order: 'chain, seq',
    without: { txid: 'The transaction that writes it.' },
  },
  ChainEnd: { as: 'nothing', why: 'Kept by the database from the events.' },
};

export type ExportedTable = Extract<TableRole, { as: 'rows' | 'files' }> & { table: string };
export type ExportedRows = Extract<ExportedTable, { as: 'rows' }>;

/** `UseCase` → `use_case`. */
export const tableOf = (model: string): string => model.replace(/(?!^)[A-Z]/g, (letter) => `_${letter}`).toLowerCase();

/** The tables that are exported, in their order. */
export const exportedTables: ExportedTable[] = Object.entries(tableRoles).flatMap(([model, role]) =>
  role.as === 'nothing' ? [] : [{ ...role, table: tableOf(model) }],
);
