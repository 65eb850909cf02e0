import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { NoteCode, RowFields, RowNote } from '@/lib/domain/import/map-row';
import type { ImportOutcome } from '@/lib/domain/import/states';
import { Prisma } from '@/lib/db/generated/client';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type ReportFilter = {
  outcome: ImportOutcome | null;
  note: NoteCode | null;
  /** Rows after this one. */
  after: number;
};

export type ReportRow = {
  row: number;
  outcome: ImportOutcome;
  /** As it is now; null once it has been removed. */
  useCase: { key: string; title: string } | null;
  /** As the file has it. */
  fields: RowFields | null;
  notes: RowNote[];
};

export type ImportReport = {
  groups: { outcome: ImportOutcome; code: NoteCode; count: number }[];
  rows: ReportRow[];
  /** The row after which the previous and the next page begin; null: there is none. */
  previous: number | null;
  next: number | null;
};

const pageSize = 50;

/** The lines of an import's report, a page of them, and all kinds of notes with their counts. */
export async function importReport(actor: Actor, id: string, filter: ReportFilter): Promise<ImportReport | null> {
  if (can(actor, 'import') || !z.uuid().safeParse(id).success) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const groups = await tx.$queryRaw<ImportReport['groups']>`
      select r.outcome, n ->> 'code' as code, count(distinct r.row)::int as count
      from import_row r, jsonb_array_elements(r.notes) n
      where r.workspace_id = ${tx.workspaceId}::uuid and r.import_id = ${id}::uuid
      group by 1, 2 order by 3 desc, 1, 2`;
    const outcome = filter.outcome ? Prisma.sql`and r.outcome = ${filter.outcome}` : Prisma.empty;
    const note = filter.note
      ? Prisma.sql`and r.notes @> ${JSON.stringify([{ code: filter.note }])}::jsonb`
      : Prisma.empty;
    const found = await tx.$queryRaw<(Omit<ReportRow, 'useCase'> & { key: string | null; title: string | null })[]>`
      select r.row, r.outcome, r.fields, r.notes, c.key, c.title
      from import_row r left join use_case c on c.id = r.use_case_id
      where r.workspace_id = ${tx.workspaceId}::uuid and r.import_id = ${id}::uuid and r.row > ${filter.after}::int
        ${outcome} ${note}
      order by r.row limit ${pageSize + 1}`;
    const [before] =
      filter.after === 0
        ? []
        : await tx.$queryRaw<{ first: number | null }[]>`
            select min(page.row)::int as first from (
              select r.row from import_row r
              where r.workspace_id = ${tx.workspaceId}::uuid and r.import_id = ${id}::uuid
                and r.row <= ${filter.after}::int ${outcome} ${note}
              order by r.row desc limit ${pageSize}
            ) page`;
    const rows = found.slice(0, pageSize).map(({ key, title, ...row }) => ({
      ...row,
      useCase: key && title ? { key, title } : null,
    }));
    const previous = before?.first ? before.first - 1 : null;
    return { groups, rows, previous, next: found.length > pageSize ? (rows.at(-1)?.row ?? null) : null };
  });
}

/** What was skipped, all of it, for a file to mend and import again. Null for whoever may not import. */
export async function skippedRows(actor: Actor, id: string): Promise<{ fileName: string; rows: ReportRow[] } | null> {
  if (can(actor, 'import') || !z.uuid().safeParse(id).success) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const run = await tx.importRun.findFirst({
      where: { workspaceId: tx.workspaceId, id },
      select: { fileName: true },
    });
    if (!run) return null;
    const rows = await tx.importRow.findMany({
      where: { workspaceId: tx.workspaceId, importId: id, outcome: 'skipped' },
      orderBy: { row: 'asc' },
      select: { row: true, fields: true, notes: true },
    });
    return {
      fileName: run.fileName,
      rows: rows.map(({ row, fields, notes }) => ({
        row,
        outcome: 'skipped' as const,
        useCase: null,
        fields: fields as unknown as RowFields | null,
        notes: notes as unknown as RowNote[],
      })),
    };
  });
}
