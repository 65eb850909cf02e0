import type { Refusal } from '@/lib/domain/result';

/** What a form before any workspace (sign-in, links, set-up) knows of its last submission. */
export type IdentityFormState =
  | { status: 'idle' }
  | { status: 'done'; message: string }
  /** `values`: what was typed, but for passwords, so that the form still holds it. */
  | { status: 'refused'; refusal: Refusal; values: Record<string, string> };

/** The text fields of a form that may be shown again. */
export function keptValues(form: Iterable<[string, unknown]>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !/^(current|password|again|\$.*)$/.test(name)) kept[name] = value.slice(0, 500);
  }
  return kept;
}
