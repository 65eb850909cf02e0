import type { Actor } from '@/lib/domain/access/actor';
import type { SavedViews } from '@/lib/domain/use-case/saved-views';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { keptFilterOptions, type FilterOptions } from './filter-options';
import { savedViews } from './saved-views';

/** What stands around the use cases in each of the four views. */
export type ListContext = { options: FilterOptions; saved: SavedViews };

/** Inside the transaction of the view. */
export const loadListContext = async (tx: WorkspaceTx, actor: Actor): Promise<ListContext> => ({
  saved: await savedViews(actor, tx),
  options: await keptFilterOptions(tx),
});
