import { refuse, type Refusal } from '@/lib/domain/result';

/** A refusal that belongs to one field, found only by looking into the workspace: a name taken, a reference unknown. */
export function wrongField(path: string, message: string): { ok: false; refusal: Refusal } {
  const { refusal } = refuse('invalid', 'Some of it cannot be saved as it is.', [{ code: 'invalid-input', message }]);
  return { ok: false, refusal: { ...refusal, fields: { [path]: [message] } } };
}
