import { z } from 'zod';
import { stages, type Stage } from '@/lib/domain/stages/stages';
import { fold, type Column } from './columns';
import { federalInventory } from './federal-inventory';
import { completeMapping, mappedFields, type MappedField, type ResolvedMapping } from './mapping';

const blankToNull = (value: unknown) => (value === '' || value === undefined ? null : value);
/** A column's place, as a form sends it. */
const column = z.coerce.number({ error: 'Choose a column.' }).int().min(0).max(499);
const optionalColumn = z.preprocess(blankToNull, column.nullable());

/**
 * A mapping as the form sends it: a column's place for each field, the places of the columns to keep in the problem, and
 * what the stage column's values mean. The page's address carries the same fields while it is being chosen.
 */
export const mappingFormShape = {
  title: z.preprocess(
    blankToNull,
    column.nullable().refine((value) => value !== null, 'Choose the column that holds the title.'),
  ),
  problem: optionalColumn,
  businessUnit: optionalColumn,
  unitPrefix: optionalColumn,
  externalKey: optionalColumn,
  reportedStage: optionalColumn,
  userGroup: optionalColumn,
  ownerEmail: optionalColumn,
  tags: optionalColumn,
  appended: z.preprocess((value) => blankToNull(value) ?? [], z.array(column).max(500)),
  stages: z.preprocess(
    (value) => blankToNull(value) ?? [],
    z
      .array(
        z.strictObject({
          value: z.string().max(500),
          stage: z.preprocess(blankToNull, z.enum(stages, { error: 'Choose a stage.' }).nullable()),
        }),
      )
      .max(100),
  ),
  fallbackUnit: z.preprocess(blankToNull, z.string().max(200).nullable()),
};
const mappingForm = z.object(mappingFormShape);
export type MappingForm = z.output<typeof mappingForm>;

/** The mapping that the form means on these columns; places that the file does not have count as not chosen. */
export function mappingOfForm(form: MappingForm, columns: readonly Column[]): ResolvedMapping {
  const at = (index: number | null | undefined) => (typeof index === 'number' ? (columns[index] ?? null) : null);
  const named = Object.fromEntries(mappedFields.map((field) => [field, at(form[field])])) as Record<
    MappedField,
    Column | null
  >;
  const taken = new Set(Object.values(named).map((one) => one?.index));
  const kept = [...new Set(form.appended)].flatMap((index) => at(index) ?? []).sort((a, b) => rank(a) - rank(b));
  const parts = {
    columns: named,
    // A column that fills a field need not be said twice.
    appended: kept.filter(({ index }) => !taken.has(index)).map((one) => ({ column: one, heading: headingOf(one) })),
    stages: form.stages as { value: string; stage: Stage | null }[],
    fallbackUnit: form.fallbackUnit,
  };
  return completeMapping(parts, columns);
}

/** Whether the address carries a mapping that can be shown; a broken one is as good as none. */
export function parseMappingForm(input: Record<string, unknown>): MappingForm | null {
  if (!('title' in input)) return null;
  const parsed = mappingForm.partial({ title: true }).safeParse(input);
  return parsed.success ? (parsed.data as MappingForm) : null;
}

/** The heading under which a column's cells stand: the shipped mapping's where it has one, else the column's own label. */
const headingOf = (column: Column): string =>
  shipped(column)?.heading ?? column.label.slice(0, 200).replace(/[\uD800-\uDBFF]$/, '');

// The same columns make the same text, whether they were ticked or came with the shipped mapping: else the next import
// would find every row changed.
const shipped = ({ name }: Column) =>
  federalInventory.appended.find(({ column: ref }) => fold(ref.name) === fold(name));
const rank = (column: Column): number => {
  const known = shipped(column);
  return known ? federalInventory.appended.indexOf(known) : federalInventory.appended.length + column.index;
};
