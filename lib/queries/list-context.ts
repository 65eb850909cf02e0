import type { Actor } from '@/lib/domain/access/actor';
import type { SavedViews } from '@/lib/domain/use-case/saved-views';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { filterOptionsSql, type FilterOptions } from './filter-options';
import { savedViewsSql, toSavedViews, type FoundViews } from './saved-views';

/** What stands around the use cases in each of the four views. */
export type ListContext = { options: FilterOptions; saved: SavedViews };

/** In one round trip, inside the transaction of the view. */
export async function loadListContext(tx: WorkspaceTx, actor: Actor): Promise<ListContext> {
  const [{ views, first, ...options }] = await tx.$queryRaw<[FilterOptions & FoundViews]>`
    select ${filterOptionsSql(tx)}, ${savedViewsSql(actor)}`;
  return { options, saved: toSavedViews({ views, first }) };
}
