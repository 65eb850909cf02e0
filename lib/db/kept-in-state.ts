import type { Actor } from '@/lib/domain/access/actor';
import { heldState, type WorkspaceState } from './workspace-state';

/** Something made of the workspace's rows, and when time alone may make it another. */
export type Made<T> = { value: T; until: Date };

type Entry = Made<unknown> & { state: WorkspaceState };

/** Entries of one process; those that were not asked for the longest make room. */
const most = 200;
const entries = new Map<string, Entry>();

/**
 * What `make` makes of the workspace's rows at `at` for whoever looks, kept for them in this process while nothing is written in the workspace
 * and until its time is over. It asks the database nothing: that nothing was written is what the request has heard with its first question
 * (lib/session/actor.ts), before anything was made, so that what is made saw at least as much. Without such a question nothing is kept; nor is
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
  if (known && known.state === state && at < known.until) {
    keep(key, known);
    return known.value as T;
  }
  const made = await make();
  if (made && state) keep(key, { ...made, state });
  return made && made.value;
}

function keep(key: string, entry: Entry): void {
  entries.delete(key);
  entries.set(key, entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= most) break;
    entries.delete(oldest);
  }
}
