import type { IncomingMessage, ServerResponse } from 'node:http';
import { formToInput } from '@/lib/domain/form-state';
import { notFound, ok, refuse, type Result } from '@/lib/domain/result';
import { sessionCookieName } from '@/lib/session/cookie';
import { actorOfSession } from '@/lib/session/membership';
import { isForeign } from './foreign';
import { readBytes } from './read-body';
import { resultOverHttp } from './result-answer';
import { runCommand } from './run-command';

/** Bytes of a JSON body: the longest text fields together stay far below it. */
const jsonLimit = 1024 * 1024;
/** Bytes of a form: one file of 10 MB and its fields. */
const formLimit = 12 * 1024 * 1024;

type Named = { workspace: string; command: string };
type CommandRequest = IncomingMessage & { cookies: Partial<Record<string, string>> };

/**
 * A command over HTTP. 200 with `{ value }`, or the refusal with the status of its kind. The session cookie says who; a
 * foreign Origin is refused, so that no other site can command in a person's name.
 */
export async function answerCommand(request: CommandRequest, response: ServerResponse, named: Named): Promise<void> {
  if (request.method !== 'POST') {
    response.writeHead(405, { Allow: 'POST' }).end();
    return;
  }
  const { status, body } = resultOverHttp(await run(request, named));
  response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(JSON.stringify(body));
}

async function run(request: CommandRequest, { workspace, command }: Named): Promise<Result<unknown>> {
  const { origin, host, 'content-type': contentType = '' } = request.headers;
  if (isForeign({ origin, host })) return refuse('forbidden', 'This request came from another site.');
  // Before the body is read: nobody without access makes the server take in 12 MB and parse them.
  const actor = await actorOfSession(request.cookies[sessionCookieName()], workspace);
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
