import type { WorkspaceTx } from './workspace-transaction';

/**
 * Of these servers, those that tell the model otherwise than was approved: the instructions of the newest contract differ from those of
 * the newest one that tools were approved in, which are the two that C11 compares.
 */
export async function changedInstructions(tx: WorkspaceTx, serverIds: readonly string[]): Promise<Set<string>> {
  // Most have their newest contract approved: then neither content, which may be large, is opened.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s.id from server s
    cross join lateral (select id, content from contract where server_id = s.id order by number desc limit 1) newest
    cross join lateral (
      select id, content from contract
      where server_id = s.id and id in (select approved_in from server_tool where server_id = s.id)
      order by number desc limit 1
    ) approved
    where s.workspace_id = ${tx.workspaceId}::uuid and s.id = any (${[...serverIds]}::uuid[])
      and case when newest.id = approved.id then false
        else newest.content ->> 'instructions' is distinct from approved.content ->> 'instructions' end`;
  return new Set(rows.map(({ id }) => id));
}
