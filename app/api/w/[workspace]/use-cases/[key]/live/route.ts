import { openStream } from '@/lib/live/streams';
import { liveScoring } from '@/lib/queries/live-scoring';
import { claimedSession } from '@/lib/session/account';
import { actorForRequest } from '@/lib/session/actor';
import { membershipOf } from '@/lib/session/membership';

type Context = { params: Promise<{ workspace: string; key: string }> };

/**
 * Server-sent events while people score a use case: each says that there is something new to look at, and not what. Whoever may
 * not see the use case gets "not found".
 */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { workspace, key } = await params;
  const [actor, session] = [await actorForRequest(workspace), await claimedSession()];
  const live = actor && (await liveScoring(actor, key));
  const headers = { 'cache-control': 'no-store, no-transform' };
  if (!actor || !session || !live) return new Response('Not found', { status: 404, headers });
  const body = openStream(
    {
      useCaseId: live.useCaseId,
      memberId: actor.memberId,
      // A scorer who has not handed in does not learn that somebody else has.
      mayHear: async (kind) => kind === 'round' || ((await liveScoring(actor, key))?.mayKnowProgress ?? false),
      stillHere: async () => (await membershipOf(session, workspace)) !== null,
    },
    request.signal,
  );
  if (!body) return new Response('Too many open pages', { status: 429, headers });
  return new Response(body, {
    headers: { ...headers, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
  });
}
