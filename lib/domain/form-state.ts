import type { Refusal } from './result';

/** What a form knows of its last submission. */
export type FormState =
  | { status: 'idle' }
  /** `at` in milliseconds since 1970 tells two successes apart. */
  | { status: 'done'; value: unknown; at: number }
  | { status: 'refused'; refusal: Refusal };

/**
 * Form fields as the object a command takes: `ratings.action-risk` and `metrics.0.name` become nested objects and lists,
 * a name that ends in `[]` a list of all its values. Files stay files; an empty file field counts as absent. Fields of the
 * framework (names beginning with `$`) are left out.
 */
export function formToInput(form: Iterable<[string, unknown]>): Record<string, unknown> {
  const root: Record<string, unknown> = {};
  for (const [name, value] of form) {
    if (name.startsWith('$')) continue;
    if (isFile(value) && value.size === 0 && value.name === '') continue;
    const list = name.endsWith('[]');
    const path = (list ? name.slice(0, -2) : name).split('.');
    if (path.some((step) => forbidden.has(step))) continue;
    put(root, path, value, list);
  }
  return withLists(root) as Record<string, unknown>;
}

// Names that would reach into an object's prototype.
const forbidden = new Set(['__proto__', 'constructor', 'prototype', '']);

function put(node: Record<string, unknown>, path: string[], value: unknown, list: boolean): void {
  const [step, ...rest] = path as [string, ...string[]];
  if (rest.length > 0) {
    const child = node[step];
    const next = isRecord(child) ? child : {};
    node[step] = next;
    put(next, rest, value, list);
  } else if (list) {
    const values = Array.isArray(node[step]) ? (node[step] as unknown[]) : [];
    // An empty value stands for "none chosen", so that a list can be emptied.
    node[step] = value === '' ? values : [...values, value];
  } else {
    node[step] = value;
  }
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
