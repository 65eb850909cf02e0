import { jsonAnswer } from '@/lib/actions/json-answer';
import { searchUseCases } from '@/lib/queries/search-use-cases';
import { actorForRequest } from '@/lib/session/actor';

/** Use cases by key or title, for the command palette: `{ found: [{ key, title, stageLabel }] }`, eight at most. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace } = await params;
  const actor = await actorForRequest(workspace);
  if (!actor) return jsonAnswer({ found: [] }, { status: 404 });
  const found = await searchUseCases(actor, new URL(request.url).searchParams.get('q') ?? '');
  return jsonAnswer({ found });
}
