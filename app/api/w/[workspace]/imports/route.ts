import { answerUpload } from '@/lib/actions/answer-upload';

/** A file to import, up to 50 MB: see lib/actions/answer-upload.ts for its two forms. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  return answerUpload(request, (await params).workspace);
}
