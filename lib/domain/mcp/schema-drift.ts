import type { JsonValue } from '@/lib/domain/json';
import { someOf } from '@/lib/domain/list-of-words';
import type { JsonObject } from './contract';
import type { Difference, DriftKind } from './drift';
import { shown } from './strings';

type Side = 'inputSchema' | 'outputSchema';

/**
 * Where two schemas differ. What a tool *takes* is narrowed by a new requirement and widened by a new field; what it
 * *returns* is narrowed by a field that is gone, and widened by one more, which may be more data than was approved.
 */
export function schemaDifferences(side: Side, before: JsonObject | null, after: JsonObject | null): Difference[] {
  if (before === null && after === null) return [];
  if (before === null || after === null) {
    const gone = after === null;
    const message = gone ? 'It is no longer declared.' : 'It is declared now.';
    return [{ path: side, kind: gone ? 'narrowed' : 'reworded', before, after, message }];
  }
  return compare(side, side, before, after);
}

const wording = new Set(['description', 'title', 'examples', 'default', '$comment', '$schema', '$id', 'deprecated']);

// A higher value lets less through, or more.
const lower = new Set(['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains']);
const upper = new Set(['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties', 'maxContains']);

function compare(side: Side, path: string, before: JsonObject, after: JsonObject): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((word): Difference[] => {
    const [was, is] = [own(before, word), own(after, word)];
    if (equal(was, is)) return [];
    const at = `${path}.${word}`;
    const one = (kind: DriftKind, message: string): Difference[] => [
      { path: at, kind, before: was, after: is, message },
    ];
    if (wording.has(word)) return one('reworded', `${word} was reworded.`);
    if (word === 'properties' && isObject(was ?? {}) && isObject(is ?? {})) {
      return properties(side, at, (was ?? {}) as JsonObject, (is ?? {}) as JsonObject);
    }
    if (word === 'required') return required(side, at, was, is);
    if (word === 'enum' || word === 'type') return choices(at, word, was, is);
    if (lower.has(word))
      return one(bound(was, is, 1), `${word} was ${was === null ? 'set' : is === null ? 'taken away' : 'changed'}.`);
    if (upper.has(word))
      return one(bound(was, is, -1), `${word} was ${was === null ? 'set' : is === null ? 'taken away' : 'changed'}.`);
    if (word === 'additionalProperties' || word === 'unevaluatedProperties') {
      return one(
        is === false ? 'narrowed' : 'widened',
        is === false ? 'Other fields are no longer taken.' : 'Other fields are taken now.',
      );
    }
    if (isObject(was) && isObject(is)) {
      return keyed.has(word) ? definitions(side, at, was, is) : compare(side, at, was, is);
    }
    // A pattern, format, constant or branch: what lets less through than before cannot be told, so the worse is assumed.
    return one(
      is === null ? 'widened' : 'narrowed',
      `${word} was ${is === null ? 'taken away' : was === null ? 'added' : 'changed'}.`,
    );
  });
}

const keyed = new Set(['$defs', 'definitions', 'patternProperties', 'dependentSchemas']);

function properties(side: Side, path: string, before: JsonObject, after: JsonObject): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Difference[] => {
    const [was, is] = [own(before, key), own(after, key)];
    const at = `${path}.${key}`;
    const verb = side === 'inputSchema' ? 'taken' : 'returned';
    if (was === null)
      return [{ path: at, kind: 'widened', before: was, after: is, message: `${quoted([key])} is ${verb} now.` }];
    if (is === null)
      return [
        { path: at, kind: 'narrowed', before: was, after: is, message: `${quoted([key])} is no longer ${verb}.` },
      ];
    if (equal(was, is)) return [];
    if (isObject(was) && isObject(is)) return compare(side, at, was, is);
    return [{ path: at, kind: 'narrowed', before: was, after: is, message: `${quoted([key])} was changed.` }];
  });
}

function definitions(side: Side, path: string, before: JsonObject, after: JsonObject): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key): Difference[] => {
    const [was, is] = [own(before, key), own(after, key)];
    if (equal(was, is)) return [];
    if (isObject(was) && isObject(is)) return compare(side, `${path}.${key}`, was, is);
    const kind = is === null ? 'narrowed' : 'widened';
    return [
      {
        path: `${path}.${key}`,
        kind,
        before: was,
        after: is,
        message: `The definition ${quoted([key])} was ${is === null ? 'taken away' : was === null ? 'added' : 'changed'}.`,
      },
    ];
  });
}

/** Input: one more required field breaks callers. Output: one fewer breaks readers. */
function required(side: Side, path: string, before: JsonValue, after: JsonValue): Difference[] {
  const { gone, come } = sets(before, after);
  const breaks = side === 'inputSchema' ? come : gone;
  const eases = side === 'inputSchema' ? gone : come;
  const of = (keys: string[], kind: DriftKind, message: string): Difference[] =>
    keys.length > 0 ? [{ path, kind, before, after, message }] : [];
  const said = side === 'inputSchema' ? 'required' : 'always returned';
  const [nowSo, noLonger] = [`${quoted(come)} must be given now.`, `${quoted(gone)} ${are(gone)} no longer ${said}.`];
  const [breaking, easing] =
    side === 'inputSchema' ? [nowSo, noLonger] : [noLonger, `${quoted(come)} ${are(come)} ${said} now.`];
  return [...of(breaks, 'narrowed', breaking), ...of(eases, 'widened', easing)];
}

function choices(path: string, word: string, before: JsonValue, after: JsonValue): Difference[] {
  // Without a list everything was allowed.
  if (before === null) return [{ path, kind: 'narrowed', before, after, message: `${word} is restricted now.` }];
  if (after === null) return [{ path, kind: 'widened', before, after, message: `${word} is no longer restricted.` }];
  const { gone, come } = sets(before, after);
  return [
    ...(gone.length > 0
      ? [{ path, kind: 'narrowed' as const, before, after, message: `${quoted(gone)} ${are(gone)} no longer allowed.` }]
      : []),
    ...(come.length > 0
      ? [{ path, kind: 'widened' as const, before, after, message: `${quoted(come)} ${are(come)} allowed now.` }]
      : []),
    ...(gone.length + come.length === 0
      ? [{ path, kind: 'reworded' as const, before, after, message: `The order of ${word} was changed.` }]
      : []),
  ];
}

/** `tighter`: 1 where a higher value lets less through, -1 where a lower one does. */
function bound(before: JsonValue, after: JsonValue, tighter: 1 | -1): DriftKind {
  if (before === null) return 'narrowed';
  if (after === null) return 'widened';
  return Math.sign(Number(after) - Number(before)) === tighter ? 'narrowed' : 'widened';
}

function sets(before: JsonValue, after: JsonValue): { gone: string[]; come: string[] } {
  const list = (value: JsonValue) =>
    (Array.isArray(value) ? value : value === null ? [] : [value]).map((one) =>
      typeof one === 'string' ? one : JSON.stringify(one),
    );
  const [old, now] = [list(before), list(after)];
  return { gone: old.filter((one) => !now.includes(one)), come: now.filter((one) => !old.includes(one)) };
}

const are = (words: string[]): string => (words.length === 1 ? 'is' : 'are');

const quoted = (words: string[]): string => someOf(words.map((word) => `“${shown(word, 60)}”`));

/** A field may be called `constructor`: what every object inherits is nobody's field. Null: it is not there. */
export const own = (object: JsonObject, key: string): JsonValue =>
  Object.hasOwn(object, key) ? (object[key] ?? null) : null;

const isObject = (value: JsonValue): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whatever the order of keys; the order of lists counts. */
const equal = (one: JsonValue, other: JsonValue): boolean => ordered(one) === ordered(other);

const ordered = (value: JsonValue): string =>
  JSON.stringify(value, (_key, inner: JsonValue) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );
