import type { Refusal, RefusalKind, Result } from '@/lib/domain/result';
import { jsonAnswer } from './json-answer';

const statusOf: Record<RefusalKind, number> = {
  'not-found': 404,
  forbidden: 403,
  invalid: 400,
  unmet: 422,
  conflict: 409,
  'too-large': 413,
  throttled: 429,
};

/** What HTTP says of a result: 200 with `{ value }`, or the refusal with the status of its kind. */
export const resultOverHttp = (result: Result<unknown>): { status: number; body: object } =>
  result.ok
    ? { status: 200, body: { value: result.value } }
    : { status: statusOf[result.refusal.kind], body: { refusal: result.refusal } };

export function resultResponse(result: Result<unknown>): Response {
  const { status, body } = resultOverHttp(result);
  return jsonAnswer(body, { status });
}

export const refusalResponse = (refusal: Refusal, headers: Record<string, string> = {}): Response =>
  jsonAnswer({ refusal }, { status: statusOf[refusal.kind], headers });
