import type { FilterChoices } from '@/lib/domain/use-case/filter-words';
import { Prisma } from '@/lib/db/generated/client';
import { whileUnchanged } from '@/lib/db/while-unchanged';
import { workspaceTagsSql } from '@/lib/db/workspace-tags';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** What the filters offer, by name, and the currency of what they leave. */
export type FilterOptions = FilterChoices & { currency: string };

/** The options as columns of a select. */
const filterOptionsSql = (tx: WorkspaceTx): Prisma.Sql => Prisma.sql`
  (select currency from workspace where id = ${tx.workspaceId}::uuid) as currency,
  coalesce((select json_agg(json_build_object('keyPrefix', key_prefix, 'name', name) order by name)
    from business_unit where workspace_id = ${tx.workspaceId}::uuid), '[]') as units,
  coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name)
    from member where workspace_id = ${tx.workspaceId}::uuid and removed_at is null), '[]') as owners,
  coalesce((select json_agg(json_build_object('id', id, 'name', name) order by name)
    from system where workspace_id = ${tx.workspaceId}::uuid), '[]') as systems,
  ${workspaceTagsSql(tx)} as tags`;

/** In one round trip, inside the transaction of the portfolio. */
export async function loadFilterOptions(tx: WorkspaceTx): Promise<FilterOptions> {
  const [row] = await tx.$queryRaw<[FilterOptions]>`select ${filterOptionsSql(tx)}`;
  return row;
}

/** The same, kept while nothing is written: they are the same for everybody. */
export const keptFilterOptions = (tx: WorkspaceTx): Promise<FilterOptions> =>
  whileUnchanged(tx, 'filter options', () => loadFilterOptions(tx));
