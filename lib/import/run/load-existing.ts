import { keyIdentity, titleIdentity, type RowFields } from '@/lib/domain/import/map-row';
import type { ExistingUseCase } from '@/lib/domain/import/plan-rows';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

type Found = {
  id: string;
  title: string;
  unit: string;
  external_key: string | null;
  identity: string | null;
  content: string | null;
};

/** All use cases of the workspace, oldest first, with what the newest import that was not undone said of each. */
export async function loadExisting(tx: WorkspaceTx): Promise<ExistingUseCase[]> {
  const rows = await tx.$queryRaw<Found[]>`
    select c.id, c.title, u.name as unit, c.external_key, said.identity, said.content
    from use_case c
    join business_unit u on u.id = c.business_unit_id
    left join (
      select distinct on (r.use_case_id) r.use_case_id, r.identity, r.content
      from import_row r join import_run i on i.id = r.import_id
      where r.workspace_id = ${tx.workspaceId}::uuid and r.use_case_id is not null and i.state <> 'undone'
      order by r.use_case_id, i.created_at desc, i.id desc
    ) said on said.use_case_id = c.id
    where c.workspace_id = ${tx.workspaceId}::uuid
    order by c.created_at, c.id`;
  return rows.map((row) => ({
    id: row.id,
    imported: row.identity && row.content ? { identity: row.identity, content: row.content } : null,
    keyIdentity: row.external_key ? keyIdentity(row.external_key) : null,
    titleIdentity: titleIdentity(row.title, row.unit),
  }));
}

/** What the newest import that was not undone said of these use cases: the base that a newer file is compared with. */
export async function loadBases(tx: WorkspaceTx, useCaseIds: string[]): Promise<Map<string, RowFields>> {
  const rows = await tx.$queryRaw<{ use_case_id: string; fields: RowFields }[]>`
    select distinct on (r.use_case_id) r.use_case_id, r.fields
    from import_row r join import_run i on i.id = r.import_id
    where r.workspace_id = ${tx.workspaceId}::uuid and r.use_case_id = any(${useCaseIds}::uuid[])
      and r.fields is not null and i.state <> 'undone'
    order by r.use_case_id, i.created_at desc, i.id desc`;
  return new Map(rows.map((row) => [row.use_case_id, row.fields]));
}
