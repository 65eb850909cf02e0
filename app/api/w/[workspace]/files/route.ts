import { answerFile } from '@/lib/actions/answer-file';

/** Takes a file in for evidence: `?useCase=SALES-12` or `?server=` with a server's id, its bytes as the body, its name in `x-file-name`. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ workspace: string }> },
): Promise<Response> {
  return answerFile(request, (await params).workspace);
}
