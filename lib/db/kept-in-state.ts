import type { Actor } from '@/lib/domain/access/actor';
import { KeptLately } from '@/lib/domain/kept-lately';
import { heldState, type WorkspaceState } from './workspace-state';

/** Something made of the workspace's rows, and when time alone may make it another. */
export type Made<T> = { value: T; until: Date };

type Entry = Made<unknown> & { state: WorkspaceState };

/** Of one process. */
const entries = new KeptLately<Entry>({ entries: 200, characters: 10_000_000 }, ({ value }) =>
  typeof value === 'string' ? value.length : 0,
);

/**
 * What `make` makes of the workspace's rows at `at` for whoever looks, kept for them in this process while nothing is written in the workspace
 * and until its time is over. It asks the database nothing: that nothing was written is what the request has heard with its first question
 * (lib/session/membership.ts), before anything was made, so that what is made saw at least as much. Without such a question nothing is kept; nor is
 * what is null, such as what an address names that is not there.
 */
export async function keptInState<T>(
  actor: Pick<Actor, 'workspaceId' | 'memberId'>,
  name: string,
  at: Date,
  make: () => Promise<Made<T> | null>,
): Promise<T | null> {
  const state = heldState(actor);
  const key = `${actor.workspaceId} ${actor.memberId} ${name}`;
  const known = entries.get(key);
  if (known && known.state === state && at < known.until) return known.value as T;
  const made = await make();
  if (made && state) entries.set(key, { ...made, state });
  return made && made.value;
}
