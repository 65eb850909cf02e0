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
  if (!file) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(file.bytes, {
    headers: {
      'content-type': file.contentType,
      'content-length': String(file.bytes.byteLength),
      'content-disposition': `attachment; filename="${asciiName(file.name)}"; filename*=UTF-8''${encodedName(file.name)}`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      etag: `"${file.sha256}"`,
    },
  });
}

// For browsers of old; what is not ASCII becomes an underscore.
const asciiName = (name: string) => name.replace(/[^\x20-\x7e]|["\\%]/g, '_');

/** RFC 5987: what encodeURIComponent leaves alone and the header does not. */
const encodedName = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
