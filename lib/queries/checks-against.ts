import type { Actor } from '@/lib/domain/access/actor';
import { checks } from '@/lib/domain/mcp/checks/table';
import { flowItem } from '@/lib/domain/servers/flow';
import type { CheckAgainst } from '@/lib/domain/servers/proof';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/**
 * What the newest checks say against an item, failures first: whatever else it rests on, such as the checks of another server, and whoever
 * confirmed it. What could be carried out is judged over all servers together, on the tools tab.
 */
export async function checksAgainst(
  { workspaceId }: Actor,
  { tools }: Pick<UseCaseFacts, 'tools'>,
  itemId: string,
): Promise<CheckAgainst[]> {
  const servers = [...new Set(tools.flatMap(({ server }) => server?.id ?? []))];
  const of = checks.filter(({ items }) => itemId !== flowItem && items.includes(itemId)).map(({ id }) => id);
  if (servers.length === 0 || of.length === 0) return [];
  return inWorkspace(
    workspaceId,
    (tx) => tx.$queryRaw<CheckAgainst[]>`
      select s.id as server, s.name as "serverName", run.number as run, coalesce(run.finished_at, run.started_at) as at,
        result ->> 'check' as "check", result ->> 'outcome' as outcome, result ->> 'message' as message
      from server s
      cross join lateral (
        select r.* from check_run r where r.server_id = s.id and r.state = 'done' order by r.number desc limit 1
      ) run
      cross join lateral jsonb_array_elements(run.results) result
      where s.workspace_id = ${workspaceId}::uuid and s.id = any (${servers}::uuid[])
        and result ->> 'check' = any (${of}) and result ->> 'outcome' in ('fail', 'warn')
      order by outcome, "serverName", "check"`,
  );
}
