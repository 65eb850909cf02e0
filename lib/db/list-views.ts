import type { Actor } from '@/lib/domain/access/actor';
import type { SavedView } from '@/lib/domain/use-case/saved-views';
import { database } from './client';
import type { WorkspaceTx } from './workspace-transaction';

/** The views that a member may open, and which of them is to open first, for themselves (`mine`) or for their role. */
export type FoundViews = { views: SavedView[]; first: { viewId: string | null; mine: boolean } | null };

/** By the actor of one request whose first question brought them along (lib/session/membership.ts). */
const ofActors = new WeakMap<object, FoundViews>();

export function holdViews(actor: Actor, found: FoundViews): void {
  ofActors.set(actor, found);
}

/** As of the request's first question, where that brought them; else asked. The statement needs no transaction around it. */
export async function viewsToOpen(
  actor: Actor,
  client: Pick<WorkspaceTx, '$queryRaw'> = database(),
): Promise<FoundViews> {
  const held = ofActors.get(actor);
  if (held) return held;
  const { workspaceId, memberId, role } = actor;
  const [found] = await client.$queryRaw<[FoundViews]>`
    select views, first from list_views(${workspaceId}::uuid, ${memberId}::uuid, ${role})`;
  return found;
}
