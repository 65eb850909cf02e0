import type { JsonValue } from '@/lib/domain/json';
import { contractLimits } from './contract';

/** More fields than this are not told apart: an answer may be as large as it likes. */
const mostFields = 500;

/** How a program names a field. Other keys are taken for content: an address, an id, a sentence. */
const nameLike = /^[\p{L}_$][\p{L}\p{N}_$-]{0,63}$/u;

/**
 * Dotted paths of the fields of an answer, lists passed through, as `propertyPaths` has those of a schema; none of its values. A key
 * that neither the schema declares nor a program would use stands as `*`: maps are keyed by content.
 */
export function returnedFields(answer: JsonValue, declared: ReadonlySet<string>): string[] {
  const found = new Set<string>();
  const left: { value: JsonValue; path: string; depth: number }[] = [{ value: answer, path: '', depth: 0 }];
  for (let next = left.pop(); next && found.size < mostFields; next = left.pop()) {
    const { value, path, depth } = next;
    if (typeof value !== 'object' || value === null || depth >= contractLimits.depth) continue;
    if (Array.isArray(value)) {
      left.push(...value.slice(0, mostItems).map((inner) => ({ value: inner, path, depth: depth + 1 })));
      continue;
    }
    for (const [key, inner] of Object.entries(value).slice(0, mostItems)) {
      const at = fieldPath(path, key, declared);
      found.add(at);
      left.push({ value: inner, path: at, depth: depth + 1 });
    }
  }
  return [...found].slice(0, mostFields).sort();
}

const mostItems = 10_000;

/** The path of a field within another, as it may be kept. */
export function fieldPath(before: string, key: string, declared: ReadonlySet<string>): string {
  const at = before ? `${before}.${key}` : key;
  if (declared.has(at) || nameLike.test(key)) return at;
  return before ? `${before}.*` : '*';
}

/** Whether a field may be returned: it is approved, or holds one that is. */
export const isApprovedField = (field: string, approved: readonly string[]): boolean =>
  approved.some((one) => field === one || one.startsWith(`${field}.`));
