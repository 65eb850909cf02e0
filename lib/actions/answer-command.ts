import { mostRead } from '@/lib/domain/checklist/file';
import { formToInput } from '@/lib/domain/form-state';
import { notFound, ok, refuse, type Refusal, type RefusalKind, type Result } from '@/lib/domain/result';
import { env } from '@/lib/env';
import { actorForRequest } from '@/lib/session/actor';
import { jsonAnswer } from './json-answer';
import { runCommandAs } from './run-command';

/** Bytes of a JSON body: the longest text fields together stay far below it. */
const jsonLimit = 1024 * 1024;
/** Bytes of a form: one file of 10 MB and its fields. */
const formLimit = 12 * 1024 * 1024;

const statusOf: Record<RefusalKind, number> = {
  'not-found': 404,
  forbidden: 403,
  invalid: 400,
  unmet: 422,
  conflict: 409,
  'too-large': 413,
  throttled: 429,
};

/**
 * A command over HTTP. 200 with `{ value }`, or the refusal with the status of its kind. The session cookie says who; a
 * foreign Origin is refused, so that no other site can command in a person's name.
 */
export async function answerCommand(request: Request, workspace: string, command: string): Promise<Response> {
  return resultResponse(await run(request, workspace, command));
}

/** `{ value }`, or the refusal. */
export const resultResponse = (result: Result<unknown>): Response =>
  result.ok ? jsonAnswer({ value: result.value }) : refusalResponse(result.refusal);

/** A refusal over HTTP, with the status of its kind. */
export const refusalResponse = (refusal: Refusal, headers: Record<string, string> = {}): Response =>
  jsonAnswer({ refusal }, { status: statusOf[refusal.kind], headers });

async function run(request: Request, workspace: string, command: string): Promise<Result<unknown>> {
  if (isForeign(request)) return refuse('forbidden', 'This request came from another site.');
  // Before the body is read: nobody without access makes the server take in 12 MB and parse them.
  const actor = await actorForRequest(workspace);
  if (!actor) return notFound();
  const isForm = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
  const body = await readBytes(request, isForm ? formLimit : jsonLimit);
  if (!body) return refuse('too-large', `The request is larger than ${isForm ? '12 MB' : '1 MB'}.`);
  const input = await parse(body, request.headers.get('content-type'), isForm);
  return input.ok ? runCommandAs(actor, command, input.value) : input;
}

/**
 * Whether another site's page sent it. On one's own machine the product answers to localhost and 127.0.0.1 alike, whichever
 * of them APP_URL says; no other site has such an Origin.
 */
export function isForeign(request: Request): boolean {
  const origin = request.headers.get('origin');
  if (origin === null || origin === new URL(env().APP_URL).origin) return false;
  const host = request.headers.get('host');
  return !(host !== null && origin === `http://${host}` && isLoopback(new URL(origin).hostname));
}

const isLoopback = (hostname: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

async function parse(body: Buffer<ArrayBuffer>, contentType: string | null, isForm: boolean): Promise<Result<unknown>> {
  try {
    if (!isForm) return ok(JSON.parse(new TextDecoder().decode(body)));
    const response = new Response(body, { headers: { 'content-type': contentType ?? '' } });
    return formToInput(await response.formData());
  } catch {
    return refuse('invalid', 'The body is not valid JSON, or not a valid form.');
  }
}

/** The body, or null if it is larger than `limit` bytes; a header's claim is not believed. */
export async function readBody(request: Request, limit: number): Promise<Blob | null> {
  const bytes = await readBytes(request, limit);
  return bytes && new Blob([bytes]);
}

async function readBytes(request: Request, limit: number): Promise<Buffer<ArrayBuffer> | null> {
  let chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > mostRead) return null;
    if (size <= limit) chunks.push(new Uint8Array(chunk));
    // Read and forgotten: a kept connection with half a body in it would answer no further request.
    else chunks = [];
  }
  return size > limit ? null : Buffer.concat(chunks);
}
