import { uploadImport } from '@/lib/commands/upload-import';
import { can } from '@/lib/domain/access/can';
import { importLimits } from '@/lib/domain/import/limits';
import { uploadRefusalCode } from '@/lib/domain/import/upload-refusals';
import { notFound, ok, refuse, type Result } from '@/lib/domain/result';
import { now } from '@/lib/env';
import { tooLarge } from '@/lib/import/read/read-table';
import { actorForRequest } from '@/lib/session/actor';
import { isForeignRequest } from './foreign';
import { readBody } from './read-body';
import { resultResponse } from './result-answer';

type Uploaded = { import: string };
/** Bytes of the form around a file. */
const formOverhead = 16 * 1024;

/**
 * `POST` of a file to import: its bytes as the body with its name in `x-file-name` (percent-encoded), or a form with the
 * field `file`, as a browser without JavaScript sends it. Answers `{ value: { import } }` or the refusal; a form is led on to
 * the import's page, or back with the reason.
 */
export async function answerUpload(request: Request, workspace: string): Promise<Response> {
  const asForm = request.headers.get('content-type')?.startsWith('multipart/form-data') ?? false;
  const result = await upload(request, workspace, asForm);
  if (asForm && request.headers.get('accept')?.includes('text/html')) return leadOn(workspace, result);
  return resultResponse(result);
}

async function upload(request: Request, workspace: string, asForm: boolean): Promise<Result<Uploaded>> {
  if (isForeignRequest(request)) return refuse('forbidden', 'This request came from another site.');
  // Before the body is read: nobody without access makes the server take in 50 MB.
  const actor = await actorForRequest(workspace);
  if (!actor) return notFound();
  const forbidden = can(actor, 'import');
  if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
  const body = await readBody(request, importLimits.fileBytes + (asForm ? formOverhead : 0));
  if (!body) return tooLarge;
  const file = asForm ? await fileOfForm(request, body) : ok({ name: nameOfFile(request) || 'import', content: body });
  if (!file.ok) return file;
  const bytes = new Uint8Array(await file.value.content.arrayBuffer());
  return uploadImport.run({ actor, now: now() }, { fileName: file.value.name, bytes }) as Promise<Result<Uploaded>>;
}

const noFile = { code: 'no-file', message: 'Choose a file first.' };

/** The name of a file whose bytes are the body: `x-file-name`, percent-encoded. Empty where there is none. */
export function nameOfFile(request: Request): string {
  try {
    return decodeURIComponent(request.headers.get('x-file-name') ?? '');
  } catch {
    return '';
  }
}

async function fileOfForm(request: Request, body: Blob): Promise<Result<{ name: string; content: Blob }>> {
  const contentType = request.headers.get('content-type') ?? '';
  try {
    const file = (await new Response(body, { headers: { 'content-type': contentType } }).formData()).get('file');
    if (file instanceof File && file.name !== '') return ok({ name: file.name, content: file });
  } catch {
    return refuse('invalid', 'The form could not be read.');
  }
  return refuse('invalid', noFile.message, [noFile]);
}

function leadOn(workspace: string, result: Result<Uploaded>): Response {
  const path = result.ok ? `/${result.value.import}` : `?refused=${uploadRefusalCode(result.refusal)}`;
  // Without a host: the browser stays on the one that it is on.
  return new Response(null, { status: 303, headers: { location: `/w/${workspace}/imports${path}` } });
}
