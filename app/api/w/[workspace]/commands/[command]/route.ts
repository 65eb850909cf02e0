import { answerCommand } from '@/lib/actions/answer-command';

/** The same commands as the forms, for scripts: `POST {…}` as JSON, or a form with files. */
export async function POST(
  request: Request,
  { params }: { params: Promise<{ workspace: string; command: string }> },
): Promise<Response> {
  const { workspace, command } = await params;
  return answerCommand(request, workspace, command);
}
