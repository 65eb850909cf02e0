import type { JsonValue } from '@/lib/domain/json';

/** One field that a write changed. */
export type Change = { field: string; before: JsonValue; after: JsonValue };

/**
 * What differs between two states in the named fields, in their order. Values compare by content; undefined counts as
 * null, a Date as its ISO text.
 */
export function changesBetween<T extends object>(
  before: Partial<T>,
  after: Partial<T>,
  fields: readonly (keyof T & string)[],
): Change[] {
  return fields
    .map((field) => ({ field, before: plain(before[field]), after: plain(after[field]) }))
    .filter((change) => stable(change.before) !== stable(change.after));
}

/** A value as JSON keeps it. */
function plain(value: unknown): JsonValue {
  return value === undefined ? null : (JSON.parse(JSON.stringify(value)) as JsonValue);
}

/** The text of a value in which the order of keys does not matter. */
function stable(value: JsonValue): string {
  return JSON.stringify(value, (_, part: JsonValue) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
