import { ok, refuse, type Refusal, type Result } from './result';

/** What a form knows of its last submission. */
export type FormState =
  | { status: 'idle' }
  /** `at` in milliseconds since 1970 tells two successes apart. */
  | { status: 'done'; value: unknown; at: number }
  | { status: 'refused'; refusal: Refusal };

/**
 * Form fields as the object a command takes: `ratings.action-risk` and `metrics.0.name` become nested objects and lists,
 * a name that ends in `[]` a list of all its values. Files stay files; an empty file field counts as absent. Fields of the
 * framework (names beginning with `$`) are left out. More fields or deeper names than any form of the product has are refused.
 */
export function formToInput(form: Iterable<[string, unknown]>): Result<Record<string, unknown>> {
  const root: Record<string, unknown> = {};
  let count = 0;
  for (const [name, value] of form) {
    if (++count > formLimits.fields) return refuse('too-large', `A form may have at most ${formLimits.fields} fields.`);
    if (name.startsWith('$')) continue;
    if (isFile(value) && value.size === 0 && value.name === '') continue;
    const list = name.endsWith('[]');
    const path = (list ? name.slice(0, -2) : name).split('.', formLimits.depth + 1);
    if (path.length > formLimits.depth) return refuse('invalid', 'The name of a field is nested too deeply.');
    if (path.some((step) => forbidden.has(step))) continue;
    put(root, path, value, list);
  }
  return ok(withLists(root) as Record<string, unknown>);
}

/** Fields of one form, and steps in the name of one. */
export const formLimits = { fields: 2_000, depth: 6 };

// Names that would reach into an object's prototype.
const forbidden = new Set(['__proto__', 'constructor', 'prototype', '']);

function put(root: Record<string, unknown>, path: string[], value: unknown, list: boolean): void {
  let node = root;
  for (const step of path.slice(0, -1)) {
    const child = node[step];
    const next = isRecord(child) ? child : {};
    node[step] = next;
    node = next;
  }
  const last = path.at(-1) ?? '';
  if (!list) {
    node[last] = value;
    return;
  }
  const values = node[last];
  const kept: unknown[] = Array.isArray(values) ? values : [];
  // An empty value stands for "none chosen", so that a list can be emptied.
  if (value !== '') kept.push(value);
  node[last] = kept;
}

// Objects whose keys are all numbers are lists, in the order of the numbers; gaps (removed rows) close.
function withLists(value: unknown): unknown {
  if (Array.isArray(value) || !isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, child]) => [key, withLists(child)] as const);
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
  }
  return Object.fromEntries(entries);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isFile(value);

const isFile = (value: unknown): value is File => typeof File !== 'undefined' && value instanceof File;
