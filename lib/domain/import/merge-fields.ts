import { fold } from './columns';
import type { RowFields } from './map-row';

export const mergedFields = [
  'title',
  'problem',
  'businessUnit',
  'externalKey',
  'reportedStage',
  'userGroup',
  'ownerEmail',
  'tags',
] as const satisfies readonly (keyof RowFields)[];

export type Merge = {
  /** What the import writes. */
  changed: Partial<RowFields>;
  /** Changed in the file and here since the last import: what people wrote here stays. */
  kept: (keyof RowFields)[];
};

/**
 * What a row changes on the use case it matches. `base` is what the last import's row said; without one the file counts as
 * newer. A blank cell says nothing, so it erases nothing; a field that people changed here is theirs.
 */
export function mergeFields(base: RowFields | null, current: RowFields, incoming: RowFields): Merge {
  const changed: Partial<Record<keyof RowFields, unknown>> = {};
  const kept: (keyof RowFields)[] = [];
  for (const field of mergedFields) {
    const value = incoming[field];
    if (value === null || value === '') continue;
    if (equal(field, value, current[field])) continue;
    if (base && equal(field, value, base[field])) continue;
    const untouched = !base || isBlank(current[field]) || equal(field, current[field], base[field]);
    if (untouched) changed[field] = value;
    else kept.push(field);
  }
  return { changed: changed as Partial<RowFields>, kept };
}

const isBlank = (value: unknown) => value === null || value === '';

/** Units are the same whatever their case and spaces; everything else is as it is written. */
function equal(field: keyof RowFields, a: string | null, b: string | null): boolean {
  return field === 'businessUnit' ? fold(a ?? '') === fold(b ?? '') : (a ?? '') === (b ?? '');
}
