import { uploadFile } from '@/lib/commands/upload-file';
import { notFound, refuse, type Result } from '@/lib/domain/result';
import { now } from '@/lib/env';
import { actorForRequest } from '@/lib/session/actor';
import { isForeignRequest } from './foreign';
import { readBody } from './read-body';
import { resultResponse } from './result-answer';
import { nameOfFile } from './answer-upload';

/** `POST` of a file for evidence, taken in as it comes. Answers `{ value: { id, … } }`, or the refusal. */
export async function answerFile(request: Request, workspace: string): Promise<Response> {
  const result = await upload(request, workspace);
  // What is left of a refused body is read and forgotten, up to a bound: a kept connection with half of it would answer no further request.
  if (!result.ok && !['forbidden', 'not-found'].includes(result.refusal.kind) && !request.bodyUsed)
    await readBody(request, 0);
  return resultResponse(result);
}

async function upload(request: Request, workspace: string): Promise<Result<unknown>> {
  if (isForeignRequest(request)) return refuse('forbidden', 'This request came from another site.');
  const actor = await actorForRequest(workspace);
  if (!actor) return notFound();
  const asked = new URL(request.url).searchParams;
  const [useCase, server] = [asked.get('useCase') ?? undefined, asked.get('server') ?? undefined];
  const content = request.body ?? emptyBody();
  return uploadFile.run({ actor, now: now() }, { useCase, server, fileName: nameOfFile(request), content });
}

async function* emptyBody(): AsyncGenerator<Uint8Array> {}
