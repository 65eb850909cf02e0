import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { fold, type Column } from '@/lib/domain/import/columns';
import { distinctValues } from '@/lib/domain/import/distinct-values';
import { isFederalInventory, federalInventoryName } from '@/lib/domain/import/federal-inventory';
import {
  completeMapping,
  mappedFields,
  unmappedColumns,
  type MappedField,
  type ResolvedMapping,
} from '@/lib/domain/import/mapping';
import { mappingOfForm, type MappingForm } from '@/lib/domain/import/mapping-form';
import { tagsWithRoom, unknownOwner, type NoteCode, type RowFields, type RowNote } from '@/lib/domain/import/map-row';
import { planRows } from '@/lib/domain/import/plan-rows';
import { guessStage } from '@/lib/domain/import/stage-values';
import type { Stage } from '@/lib/domain/stages/stages';
import { workspaceTags } from '@/lib/db/workspace-tags';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { tableOf } from '@/lib/import/read/table-of';
import type { Table } from '@/lib/import/read/table';
import { chooseMapping, savedMappings } from '@/lib/import/run/choose-mapping';
import { loadExisting } from '@/lib/import/run/load-existing';
import { prepareRows, type PreparedRow } from '@/lib/import/run/prepare-rows';
import { firstUnitName } from '@/lib/import/run/units';

export type PreviewColumn = { index: number; label: string; samples: string[]; filled: number };
export type PreviewRow = { row: number; fields: RowFields | null; notes: RowNote[] };
export type PreviewProblem = {
  code: NoteCode;
  count: number;
  skips: boolean;
  examples: { row: number; column: string | null; message: string }[];
};

export type ImportPreview = {
  columns: PreviewColumn[];
  fields: Record<MappedField, number | null>;
  appended: number[];
  stages: { value: string; rows: number; stage: Stage | null }[];
  fallbackUnit: string | null;
  /** The mapping that this began with; null: the one that the headers suggest. */
  named: string | null;
  /** Names of the mappings that can be chosen. */
  mappings: string[];
  /** Headers that the chosen mapping speaks of and the file does not have. */
  missing: string[];
  units: string[];
  firstUnit: string;
  unmapped: { label: string; filled: number }[];
  rows: PreviewRow[];
  problems: PreviewProblem[];
  /** What would become of all rows; `here`: already registered, updated where they differ. */
  planned: { create: number; here: number; unchanged: number; skip: number };
  remarks: string[];
};

export type PreviewChoice = { named: string | null; form: MappingForm | null };

const shownRows = 6;
const shownExamples = 3;

/** What an uploaded file would become with this mapping, over all its rows. Null if there is no such file to be mapped. */
export async function importPreview(actor: Actor, id: string, choice: PreviewChoice): Promise<ImportPreview | null> {
  if (can(actor, 'import') || !z.uuid().safeParse(id).success) return null;
  return inWorkspace(
    actor.workspaceId,
    async (tx) => {
      const read = await tableOf(tx, id);
      if (!read?.ok) return null;
      const table = read.value;
      const saved = await savedMappings(tx);
      const units = await tx.businessUnit.findMany({
        where: { workspaceId: tx.workspaceId },
        orderBy: { name: 'asc' },
        select: { name: true },
      });
      const firstUnit = await firstUnitName(tx);
      const federal = isFederalInventory(table.columns) ? federalInventoryName : null;
      const named = saved.find(({ name }) => name === (choice.named ?? federal)) ?? null;
      const begun = chooseMapping(table, named);
      const mapping = withStages(table, choice.form ? mappingOfForm(choice.form, table.columns) : begun.mapping);
      const owned = withOwners(prepareRows(table.rows, mapping, firstUnit), await emails(tx), mapping);
      const prepared = mapping.columns.tags ? withTags(owned, new Set(await workspaceTags(tx)), mapping) : owned;
      const plans = planRows(
        prepared.flatMap((row) => row.plannable ?? []),
        await loadExisting(tx),
      );
      const kinds = [...plans.values()];
      const count = (test: (plan: (typeof kinds)[number]) => boolean) => kinds.filter(test).length;
      const unchanged = count((plan) => plan.kind === 'match' && plan.same);
      return {
        columns: table.columns.map((column) => describe(table, column)),
        fields: Object.fromEntries(
          mappedFields.map((field) => [field, mapping.columns[field]?.index ?? null]),
        ) as ImportPreview['fields'],
        appended: mapping.appended.map(({ column }) => column.index),
        stages: countStages(table, mapping),
        fallbackUnit: mapping.fallbackUnit,
        named: named?.name ?? null,
        mappings: saved.map(({ name }) => name).filter((name) => name !== federalInventoryName || federal),
        missing: choice.form ? [] : begun.missing,
        units: units.map(({ name }) => name),
        firstUnit,
        unmapped: unmappedColumns(mapping, table.columns).map((column) => ({
          label: column.label,
          filled: filled(table, column),
        })),
        rows: prepared
          .slice(0, shownRows)
          .map(({ row, mapped }) => ({ row, fields: mapped.fields, notes: mapped.notes })),
        problems: problemsOf(prepared, plans),
        planned: {
          create: count(({ kind }) => kind === 'create'),
          here: count(({ kind }) => kind === 'match') - unchanged,
          unchanged,
          skip: prepared.length - kinds.length + count(({ kind }) => kind === 'skip'),
        },
        remarks: table.remarks,
      };
    },
    { timeout: 60_000 },
  );
}

async function emails(tx: WorkspaceTx): Promise<Set<string>> {
  const members = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, removedAt: null },
    select: { email: true },
  });
  return new Set(members.map(({ email }) => email.toLowerCase()));
}

/** Notes owners whom nobody here is, as the import itself will. */
function withOwners(rows: PreparedRow[], known: Set<string>, { columns }: ResolvedMapping): PreparedRow[] {
  return rows.map((row) => {
    const email = row.mapped.ok ? row.mapped.fields.ownerEmail : null;
    if (!email || known.has(email)) return row;
    const notes = [...row.mapped.notes, unknownOwner(email, columns.ownerEmail)];
    return { ...row, mapped: { ...row.mapped, notes } };
  });
}

/** Notes tags that the workspace has no room for. */
function withTags(rows: PreparedRow[], known: Set<string>, { columns }: ResolvedMapping): PreparedRow[] {
  return rows.map((row) => {
    const { notes } = tagsWithRoom(row.mapped.ok ? row.mapped.fields.tags : null, known, columns.tags);
    return notes.length === 0 ? row : { ...row, mapped: { ...row.mapped, notes: [...row.mapped.notes, ...notes] } };
  });
}

/** The stage column's own values with their meanings: as chosen, else as the words say. */
function withStages(table: Table, mapping: ResolvedMapping): ResolvedMapping {
  const column = mapping.columns.reportedStage;
  const values = column ? distinctValues(table.rows, column) : [];
  const stages = values.map((value) => {
    const chosen = mapping.stageOf.get(fold(value));
    return { value, stage: chosen === undefined ? guessStage(value) : chosen };
  });
  return completeMapping({ ...mapping, stages }, table.columns);
}

function countStages(table: Table, mapping: ResolvedMapping): ImportPreview['stages'] {
  const column = mapping.columns.reportedStage;
  if (!column) return [];
  const counts = new Map<string, number>();
  for (const cells of table.rows) {
    const value = fold(cells[column.index] ?? '');
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return mapping.stages
    .map(({ value, stage }) => ({ value, stage, rows: counts.get(fold(value)) ?? 0 }))
    .sort((a, b) => b.rows - a.rows);
}

const filled = (table: Table, { index }: Column) =>
  table.rows.reduce((sum, cells) => sum + ((cells[index] ?? '').trim() === '' ? 0 : 1), 0);

function describe(table: Table, column: Column): PreviewColumn {
  const samples = distinctValues(table.rows, column, 3).map((value) =>
    value.length > 60 ? `${value.slice(0, 59)}…` : value,
  );
  return { index: column.index, label: column.label, samples, filled: filled(table, column) };
}

/** Every kind of note with its count over the whole file and some rows that have it, those that skip rows first. */
function problemsOf(rows: readonly PreparedRow[], plans: ReturnType<typeof planRows>): PreviewProblem[] {
  const kinds = new Map<NoteCode, PreviewProblem>();
  const add = (row: number, note: RowNote, skips: boolean) => {
    const kind = kinds.get(note.code) ?? { code: note.code, count: 0, skips, examples: [] };
    kind.count += 1;
    if (kind.examples.length < shownExamples) kind.examples.push({ row, column: note.column, message: note.message });
    kinds.set(note.code, kind);
  };
  for (const { row, mapped } of rows) {
    const plan = plans.get(row);
    for (const note of mapped.notes) add(row, note, !mapped.ok);
    if (plan?.kind === 'skip')
      add(row, { code: plan.why, column: null, message: `Repeats row ${plan.firstRow}.` }, true);
  }
  return [...kinds.values()].sort((a, b) => Number(b.skips) - Number(a.skips) || b.count - a.count);
}
