/**
 * What a rule or a command answers. A refusal is a value with all its reasons, never an exception: the screen shows
 * it, the API returns it, and the same value disabled the button before.
 */
export type Result<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export type RefusalKind =
  /** Also for everything the actor may not know about. */
  | 'not-found'
  | 'forbidden'
  /** The input is malformed; `fields` says where. */
  | 'invalid'
  /** A rule is not met yet; `reasons` lists all of it. */
  | 'unmet'
  /** Somebody else was faster. */
  | 'conflict'
  | 'too-large'
  | 'throttled';

export type Reason = {
  code: string;
  /** What is wrong, a sentence in the user's words. */
  message: string;
  /** What to do about it. */
  remedy?: string;
  /** Who can do it: a role, or a person's name where known. */
  by?: string;
  /** The tab of the use case where it is done. */
  tab?: UseCaseTab;
  /** The key of another use case that it speaks of. */
  useCase?: string;
};

export type UseCaseTab =
  'overview' | 'score' | 'plan' | 'tools' | 'checklist' | 'risks' | 'sign-offs' | 'operation' | 'history';

export type Refusal = {
  kind: RefusalKind;
  message: string;
  reasons: Reason[];
  /** Messages by input path: `metrics.0.name`. */
  fields?: Record<string, string[]>;
};

export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export function refuse(kind: RefusalKind, message: string, reasons: Reason[] = []): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { kind, message, reasons } };
}

/** The one answer to everybody without access: whether the thing exists is not said. */
export const notFound = () => refuse('not-found', 'There is nothing here, or you have no access to it.');
