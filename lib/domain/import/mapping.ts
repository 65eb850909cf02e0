import { z } from 'zod';
import { stages, type Stage } from '@/lib/domain/stages/stages';
import { columnRef, fold, resolveColumn, type Column, type ColumnRef } from './columns';
import { importLimits } from './limits';

/** The fields of a use case that a column can fill, in the order in which they are asked for. */
export const mappedFields = [
  'title',
  'problem',
  'businessUnit',
  'unitPrefix',
  'externalKey',
  'reportedStage',
  'userGroup',
  'ownerEmail',
  'tags',
] as const;
export type MappedField = (typeof mappedFields)[number];

export const mappedFieldLabels: Record<MappedField, { label: string; hint: string }> = {
  title: { label: 'Title', hint: 'A row without one is skipped.' },
  problem: { label: 'Problem', hint: 'What it is for; more columns can join it below.' },
  businessUnit: { label: 'Business unit', hint: 'Units that do not exist yet are made.' },
  unitPrefix: { label: 'Unit abbreviation', hint: 'Begins the keys of a new unit, as in SALES-12.' },
  externalKey: {
    label: 'Key in the source',
    hint: 'Tells rows apart; else title and unit do.',
  },
  reportedStage: { label: 'Reported stage', hint: 'Shown as reported; no gate is skipped by it.' },
  userGroup: { label: 'User group', hint: 'Who will work with it.' },
  ownerEmail: { label: 'Business owner (e-mail)', hint: 'A member of this workspace; others are noted.' },
  tags: { label: 'Tags', hint: 'Several in one cell by semicolon or comma.' },
};

/** What a saved mapping holds, and what an import remembers of how it read its file. */
export const mappingDefinition = z.strictObject({
  columns: z.strictObject({
    title: columnRef,
    problem: columnRef.nullable(),
    businessUnit: columnRef.nullable(),
    unitPrefix: columnRef.nullable(),
    externalKey: columnRef.nullable(),
    reportedStage: columnRef.nullable(),
    userGroup: columnRef.nullable(),
    ownerEmail: columnRef.nullable(),
    // Mappings that were kept before imports brought tags do not name it.
    tags: columnRef.nullable().default(null),
  }),
  /** Columns whose cells join the problem, each under its heading. */
  appended: z
    .array(z.strictObject({ column: columnRef, heading: z.string().min(1).max(200) }))
    .max(importLimits.columns),
  /** What the values of the stage column mean; null: not a stage, which is noted. */
  stages: z.array(z.strictObject({ value: z.string().max(500), stage: z.enum(stages).nullable() })).max(100),
  /** The unit of rows that name none; null: the workspace's first. */
  fallbackUnit: z.string().min(1).max(importLimits.businessUnit).nullable(),
});
export type MappingDefinition = z.infer<typeof mappingDefinition>;

/** A mapping as it fits one file: every column found. */
export type ResolvedMapping = {
  columns: Record<MappedField, Column | null>;
  appended: { column: Column; heading: string }[];
  stages: MappingDefinition['stages'];
  /** The same by folded value. */
  stageOf: ReadonlyMap<string, Stage | null>;
  fallbackUnit: string | null;
  /** How many columns the header has. */
  width: number;
};

/** The parts of a resolved mapping that follow from the others. */
export function completeMapping(
  parts: Omit<ResolvedMapping, 'stageOf' | 'width'>,
  columns: readonly Column[],
): ResolvedMapping {
  const stageOf = new Map(parts.stages.map(({ value, stage }) => [fold(value), stage]));
  return { ...parts, stageOf, width: columns.length };
}

/** The mapping on the columns of a file, and the headers that this file does not have. */
export function resolveMapping(
  definition: MappingDefinition,
  columns: readonly Column[],
): { mapping: ResolvedMapping; missing: string[] } {
  const missing: string[] = [];
  const find = (ref: ColumnRef | null): Column | null => {
    const column = resolveColumn(ref, columns);
    if (ref && !column) missing.push(ref.name || `Column ${ref.index + 1}`);
    return column;
  };
  const found = Object.fromEntries(mappedFields.map((field) => [field, find(definition.columns[field])])) as Record<
    MappedField,
    Column | null
  >;
  const appended = definition.appended.flatMap(({ column, heading }) => {
    const there = find(column);
    return there ? [{ column: there, heading }] : [];
  });
  const { stages: values, fallbackUnit } = definition;
  return { mapping: completeMapping({ columns: found, appended, stages: values, fallbackUnit }, columns), missing };
}

/** The other way round: what to remember of a mapping that was made on one file. */
export function definitionOf({ columns, appended, stages: values, fallbackUnit }: ResolvedMapping): MappingDefinition {
  const ref = (column: Column | null): ColumnRef | null => column && { index: column.index, name: column.name };
  const refs = Object.fromEntries(mappedFields.map((field) => [field, ref(columns[field])]));
  return {
    columns: refs as MappingDefinition['columns'],
    appended: appended.map(({ column, heading }) => ({ column: ref(column) as ColumnRef, heading })),
    stages: values,
    fallbackUnit,
  };
}

/** The columns of a file that the mapping leaves out: their cells do not come along, which is said before it starts. */
export function unmappedColumns(mapping: ResolvedMapping, columns: readonly Column[]): Column[] {
  const used = new Set([...Object.values(mapping.columns), ...mapping.appended.map(({ column }) => column)]);
  const taken = new Set([...used].map((column) => column?.index));
  return columns.filter(({ index }) => !taken.has(index));
}
