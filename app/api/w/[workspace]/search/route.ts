import { searchUseCases } from '@/lib/queries/search-use-cases';
import { actorForRequest } from '@/lib/session/actor';

/** Use cases by key or title, for the command palette: `{ found: [{ key, title, stageLabel }] }`, eight at most. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }): Promise<Response> {
  const { workspace } = await params;
  const headers = { 'cache-control': 'no-store' };
  const actor = await actorForRequest(workspace);
  if (!actor) return Response.json({ found: [] }, { status: 404, headers });
  const found = await searchUseCases(actor, new URL(request.url).searchParams.get('q') ?? '');
  return Response.json({ found }, { headers });
}
