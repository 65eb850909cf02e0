import type { Column } from '@/lib/domain/import/columns';
import { unknownOwner, type RowFields, type RowNote } from '@/lib/domain/import/map-row';
import type { RowPlan } from '@/lib/domain/import/plan-rows';
import type { Person } from '@/lib/domain/access/actor';
import type { Prisma } from '@/lib/db/generated/client';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import type { PreparedRow } from './prepare-rows';

/** What all chunks of one import share. */
export type ImportScope = {
  importId: string;
  fileName: string;
  actor: { memberId: string; name: string };
  /** Folded name → id. */
  units: Map<string, string>;
  /** Present members by lower-case e-mail address. */
  members: Map<string, Person>;
  /** The columns that name owners and tags. */
  ownerColumn: Column | null;
  tagColumn: Column | null;
  /** The tags that the workspace has, and those that the chunk adds. */
  tags: Set<string>;
  now: Date;
};

/** A row that is going to be written, with what is to become of it. */
export type PlannedRow = PreparedRow & {
  mapped: Extract<PreparedRow['mapped'], { ok: true }>;
  plannable: NonNullable<PreparedRow['plannable']>;
  plan: RowPlan;
};

export type Outcome = 'created' | 'updated' | 'skipped';

/** One line of the import's report. */
export function importRow(
  tx: WorkspaceTx,
  scope: ImportScope,
  { row, plannable, mapped }: PreparedRow,
  outcome: Outcome,
  notes: RowNote[],
  more: { useCaseId?: string; before?: object } = {},
): Prisma.ImportRowCreateManyInput {
  return {
    workspaceId: tx.workspaceId,
    importId: scope.importId,
    row,
    outcome,
    useCaseId: more.useCaseId ?? null,
    notes: notes as object[],
    identity: plannable?.identity ?? null,
    content: plannable?.content ?? null,
    fields: mapped.fields ?? (null as never),
    before: more.before ?? (null as never),
  };
}

/** The member who is to own it; a note where nobody here has that address. */
export function ownerOf({ members, ownerColumn }: ImportScope, { ownerEmail }: RowFields) {
  const owner = ownerEmail ? members.get(ownerEmail) : undefined;
  const notes = ownerEmail && !owner ? [unknownOwner(ownerEmail, ownerColumn)] : [];
  return { owner: owner ?? null, notes };
}
