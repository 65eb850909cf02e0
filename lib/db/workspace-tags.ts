import { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/** The tags of the workspace as a JSON array in the order of the alphabet: as many steps in the index as there are words, not rows. */
export const workspaceTagsSql = (tx: WorkspaceTx): Prisma.Sql => Prisma.sql`(
  with recursive word as (
    select min(tag) as tag from use_case_tag where workspace_id = ${tx.workspaceId}::uuid
    union all
    select (select min(tag) from use_case_tag where workspace_id = ${tx.workspaceId}::uuid and tag > word.tag)
    from word where word.tag is not null
  )
  select coalesce(json_agg(tag order by tag), '[]') from word where tag is not null)`;

export async function workspaceTags(tx: WorkspaceTx): Promise<string[]> {
  const [row] = await tx.$queryRaw<[{ tags: string[] }]>`select ${workspaceTagsSql(tx)} as tags`;
  return row.tags;
}
