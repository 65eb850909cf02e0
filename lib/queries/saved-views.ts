import type { Actor } from '@/lib/domain/access/actor';
import { asMyRole, plainList, type SavedView, type SavedViews } from '@/lib/domain/use-case/saved-views';
import { database } from '@/lib/db/client';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

type FoundViews = { views: SavedView[]; first: { viewId: string | null; mine: boolean } | null };

/** The views that the actor may open, and which of them is to open first. The statement needs no transaction around it. */
export async function savedViews(
  { workspaceId, memberId, role }: Actor,
  client: Pick<WorkspaceTx, '$queryRaw'> = database(),
): Promise<SavedViews> {
  const [{ views, first }] = await client.$queryRaw<[FoundViews]>`
    select views, first from list_views(${workspaceId}::uuid, ${memberId}::uuid, ${role})`;
  return {
    views,
    own: first?.mine ? (first.viewId ?? plainList) : asMyRole,
    opening: views.find(({ id }) => id === first?.viewId) ?? null,
  };
}
