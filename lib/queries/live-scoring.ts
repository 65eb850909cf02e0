import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { isUseCaseKey } from '@/lib/domain/use-case/key';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type LiveScoring = {
  useCaseId: string;
  /** As maySeeProgress of lib/domain/scoring/blind.ts, asked for each stream with each notice. */
  mayKnowProgress: boolean;
};

/** What a stream about a use case's scoring needs to know, as of now; null for whoever may not see the use case. */
export async function liveScoring(actor: Actor, key: string): Promise<LiveScoring | null> {
  if (can(actor, 'view') || !isUseCaseKey(key)) return null;
  const [row] = await inWorkspace(
    actor.workspaceId,
    (tx) => tx.$queryRaw<LiveScoring[]>`
      select u.id as "useCaseId", not exists (
        select from scoring_round r join scorer s on s.round_id = r.id and s.member_id = ${actor.memberId}::uuid
        where r.use_case_id = u.id and r.state = 'open' and not exists (
          select from assessment a where a.use_case_id = u.id and a.round_id = r.id
            and a.assessor_id = s.member_id and a.state = 'submitted')
      ) as "mayKnowProgress"
      from use_case u where u.workspace_id = ${tx.workspaceId}::uuid and u.key = ${key}`,
  );
  return row ?? null;
}
