import { dayOf } from '@/lib/domain/day';
import { derivedColumns } from './derived';
import { loadFacts } from './load-facts';
import { loadRuleContext } from './load-rule-context';
import { inWorkspace } from './workspace-transaction';

/**
 * Computes the derived columns of those use cases anew of which evidence or a waiver has expired since their last write. Time
 * changed them, nobody did: no event, no new version. Gives how many there were; doing it again changes nothing.
 */
export async function refreshExpired(workspaceId: string, now: Date): Promise<number> {
  const expired = await inWorkspace(
    workspaceId,
    (tx) => tx.$queryRaw<{ id: string }[]>`
      select u.id from use_case u
      where u.workspace_id = ${workspaceId}::uuid and exists (
        select from (
          select workspace_id, use_case_id, expires_on from citation where withdrawn_at is null
          union all select workspace_id, use_case_id, expires_on from waiver where decision = 'approved'
        ) e
        where e.workspace_id = ${workspaceId}::uuid and e.use_case_id = u.id
          and e.expires_on >= (u.updated_at at time zone 'UTC')::date and e.expires_on < ${dayOf(now)}::date
      )
      order by u.id`,
    { timeout: 60_000 },
  );
  for (const { id } of expired) {
    await inWorkspace(workspaceId, async (tx) => {
      await tx.$queryRaw`select id from use_case where id = ${id}::uuid for no key update`;
      const facts = await loadFacts(tx, { id });
      if (!facts) return;
      await tx.useCase.update({
        where: { id },
        data: derivedColumns(facts, await loadRuleContext(tx, facts, now)),
      });
    });
  }
  return expired.length;
}
