import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { maySeeProgress, runningRound } from '@/lib/domain/scoring/blind';
import { isUseCaseKey } from '@/lib/domain/use-case/key';
import { loadFacts } from '@/lib/db/load-facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type LiveScoring = { useCaseId: string; mayKnowProgress: boolean };

/** What a stream about a use case's scoring needs to know, as of now; null for whoever may not see the use case. */
export async function liveScoring(actor: Actor, key: string): Promise<LiveScoring | null> {
  if (can(actor, 'view') || !isUseCaseKey(key)) return null;
  const facts = await inWorkspace(actor.workspaceId, (tx) => loadFacts(tx, { key }));
  if (!facts) return null;
  const round = runningRound(facts);
  return { useCaseId: facts.id, mayKnowProgress: !round || maySeeProgress(round, actor.memberId) };
}
