import type { Actor } from '@/lib/domain/access/actor';
import { asMyRole, plainList, type SavedViews } from '@/lib/domain/use-case/saved-views';
import { viewsToOpen } from '@/lib/db/list-views';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/** The views that the actor may open, and which of them is to open first. */
export async function savedViews(actor: Actor, client?: Pick<WorkspaceTx, '$queryRaw'>): Promise<SavedViews> {
  const { views, first } = await viewsToOpen(actor, client);
  return {
    views,
    own: first?.mine ? (first.viewId ?? plainList) : asMyRole,
    opening: views.find(({ id }) => id === first?.viewId) ?? null,
  };
}
