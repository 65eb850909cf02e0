import type { IncomingMessage, ServerResponse } from 'node:http';
import { formToInput } from '@/lib/domain/form-state';
import { notFound, ok, refuse, type Result } from '@/lib/domain/result';
import { sessionCookieIn } from '@/lib/session/cookie';
import { actorOfSession } from '@/lib/session/membership';
import { isForeign } from './foreign';
import { readBytes } from './read-body';
import { resultOverHttp } from './result-answer';
import { runCommand } from './run-command';

/** Bytes of a JSON body: the longest text fields together stay far below it. */
const jsonLimit = 1024 * 1024;
/** Bytes of a form: one file of 10 MB and its fields. */
const formLimit = 12 * 1024 * 1024;

/**
 * A command over HTTP. 200 with `{ value }`, or the refusal with the status of its kind. The session cookie says who; a
 * foreign Origin is refused, so that no other site can command in a person's name.
 */
export async function answerCommand(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(request.method === 'OPTIONS' ? 204 : 405, { Allow: 'OPTIONS, POST' }).end();
    return;
  }
  const { status, body } = resultOverHttp(await run(request));
  const text = JSON.stringify(body);
  const headers = { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' };
  // Of a body that is too large the rest may still come, and is nobody's next request.
  response.writeHead(status, status === 413 ? { ...headers, Connection: 'close' } : headers);
  response.end(text);
}

/**
 * What the path names, as it was asked (scripts/server.mjs): where somebody writes the names of Next's own parameters into it, Next takes what they are
 * from the query.
 */
const pathOfCommand = /^\/api\/w\/(?<workspace>[\w-]+)\/commands\/(?<command>[\w-]+)\/?(?:\?|$)/;

async function run(request: IncomingMessage): Promise<Result<unknown>> {
  const { origin, host, cookie, 'content-type': contentType = '', 'x-path': asked } = request.headers;
  if (isForeign({ origin, host })) return refuse('forbidden', 'This request came from another site.');
  const { workspace = '', command = '' } = pathOfCommand.exec(String(asked))?.groups ?? {};
  // Before the body is read: nobody without access makes the server take in 12 MB and parse them.
  const actor = await actorOfSession(sessionCookieIn(cookie), workspace);
  if (!actor) return notFound();
  const isForm = contentType.startsWith('multipart/form-data');
  const body = await readBytes(request, isForm ? formLimit : jsonLimit);
  if (!body) return refuse('too-large', `The request is larger than ${isForm ? '12 MB' : '1 MB'}.`);
  const input = await parse(body, contentType, isForm);
  return input.ok ? runCommand(actor, command, input.value) : input;
}

async function parse(body: Buffer<ArrayBuffer>, contentType: string, isForm: boolean): Promise<Result<unknown>> {
  try {
    if (!isForm) return ok(JSON.parse(new TextDecoder().decode(body)));
    const form = new Response(body, { headers: { 'content-type': contentType } });
    return formToInput(await form.formData());
  } catch {
    return refuse('invalid', 'The body is not valid JSON, or not a valid form.');
  }
}
