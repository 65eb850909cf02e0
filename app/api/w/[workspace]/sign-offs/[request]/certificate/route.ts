import { certificateBlocks, certificateData, certificateFileName } from '@/lib/domain/signoffs/certificate';
import { stageLabels } from '@/lib/domain/stages/stages';
import { pdfOf } from '@/lib/pdf/document';
import { certificate } from '@/lib/queries/certificate';
import { actorForRequest } from '@/lib/session/actor';

type Context = { params: Promise<{ workspace: string; request: string }> };

/** The certificate of a request for signatures, as a PDF attachment, for whoever may see the page that it stands on. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { workspace, request } = await params;
  const actor = await actorForRequest(workspace);
  const found = actor && (await certificate(actor, request));
  if (!found) return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  const { key, title } = found.useCase;
  const bytes = await pdfOf(certificateBlocks(found), {
    title: `Sign-off for ${stageLabels[found.gate]}: ${key} ${title}`,
    author: found.workspace,
    createdAt: found.issuedAt,
    foot: `${found.workspace} · ${key} · Sign-off for ${stageLabels[found.gate]} · ${found.request.id}`,
    attachment: { name: 'certificate.json', type: 'application/json', content: certificateData(found) },
  });
  return new Response(bytes, {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(bytes.byteLength),
      'content-disposition': `attachment; filename="${certificateFileName(found)}"`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}
