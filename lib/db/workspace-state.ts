import type { Actor } from '@/lib/domain/access/actor';
import { KeptLately } from '@/lib/domain/kept-lately';

/**
 * What this process knows of a workspace's writes: what `snapshot` saw, and that nothing else had been written when it was last asked. The
 * same object as long as nothing is.
 */
export type WorkspaceState = { readonly workspaceId: string; readonly snapshot: string };

/** By slug. */
const states = new KeptLately<WorkspaceState>({ entries: 1000 });

/** The state known of a workspace, for whoever is about to ask whether it still holds. */
export const knownState = (slug: string): WorkspaceState | null => states.get(slug) ?? null;

/** What the database answered: whether anything was written since `known`, and the snapshot that says so. */
type Answer = { workspaceId: string; written: boolean; snapshot: string };

/** The state that holds after the answer. */
export function stateAfter(slug: string, known: WorkspaceState | null, answer: Answer): WorkspaceState {
  const { workspaceId, written, snapshot } = answer;
  if (known && !written && known.workspaceId === workspaceId) return known;
  const current = states.get(slug);
  // Somebody else asked at the same time, and was answered the same.
  if (current?.workspaceId === workspaceId && current.snapshot === snapshot) return current;
  const next = { workspaceId, snapshot };
  states.set(slug, next);
  return next;
}

/** By the actor of one request, whose first question asks for it (lib/session/membership.ts); others have none. */
const ofActors = new WeakMap<object, WorkspaceState>();

export function holdState(actor: Actor, state: WorkspaceState): void {
  ofActors.set(actor, state);
}

/** The state in which this request found the actor's workspace; null where it has not been asked for. */
export const heldState = (actor: Pick<Actor, 'workspaceId' | 'memberId'>): WorkspaceState | null =>
  ofActors.get(actor) ?? null;
