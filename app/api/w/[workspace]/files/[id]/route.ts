import { attachment, nothingHere, streamOf } from '@/lib/actions/download';
import { evidenceFile } from '@/lib/queries/evidence-file';
import { actorForRequest } from '@/lib/session/actor';

type Context = { params: Promise<{ workspace: string; id: string }> };

/**
 * A file of evidence, as an attachment and nothing else: with the type that its content has, never shown inside the
 * product, and sandboxed should a browser open it all the same. Whoever may not have it gets "not found".
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { workspace, id } = await params;
  const actor = await actorForRequest(workspace);
  const file = actor && (await evidenceFile(actor, id));
  if (!file) return nothingHere();
  return new Response(streamOf(file.content), {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.size),
      'content-disposition': attachment(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      etag: `"${file.sha256}"`,
    },
  });
}
