import type { Actor } from '@/lib/domain/access/actor';
import { heldState, type WorkspaceState } from './workspace-state';

/** Something made of the workspace's rows, and when time alone may make it another. */
export type Made<T> = { value: T; until: Date };

type Entry = Made<unknown> & { state: WorkspaceState };

/** Entries of one process, and characters of those that are texts; what was not asked for the longest makes room. */
const most = { entries: 200, characters: 10_000_000 };
const entries = new Map<string, Entry>();
let characters = 0;
/** What is being made, and in which state. */
const underWay = new Map<string, { state: WorkspaceState; made: Promise<Made<unknown> | null> }>();

/**
 * What `make` makes of the workspace's rows at `at` for whoever looks, kept for them in this process while nothing is written in the workspace
 * and until its time is over. It asks the database nothing: that nothing was written is what the request has heard with its first question
 * (lib/session/actor.ts), before anything was made, so that what is made saw at least as much. Without such a question nothing is kept; nor is
 * what is null, such as what an address names that is not there. Who asks in the same state while it is being made waits for that.
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
  if (!state) return valueOf(await make());
  const other = underWay.get(key);
  // Where it fails, this one makes its own.
  const shared = other?.state === state ? await other.made.catch(() => null) : null;
  return shared && at < shared.until ? (shared.value as T) : makeInState(key, state, make);
}

async function makeInState<T>(
  key: string,
  state: WorkspaceState,
  make: () => Promise<Made<T> | null>,
): Promise<T | null> {
  const mine = { state, made: make() };
  underWay.set(key, mine);
  try {
    const made = await mine.made;
    // Unless somebody has begun in a later state.
    if (made && underWay.get(key) === mine) keep(key, { ...made, state });
    return valueOf(made);
  } finally {
    if (underWay.get(key) === mine) underWay.delete(key);
  }
}

const valueOf = <T>(made: Made<T> | null): T | null => made && made.value;

function keep(key: string, entry: Entry): void {
  forget(key);
  entries.set(key, entry);
  characters += lengthOf(entry);
  for (const oldest of entries.keys()) {
    if (entries.size <= most.entries && characters <= most.characters) break;
    forget(oldest);
  }
}

function forget(key: string): void {
  const entry = entries.get(key);
  if (entry) characters -= lengthOf(entry);
  entries.delete(key);
}

const lengthOf = ({ value }: Entry): number => (typeof value === 'string' ? value.length : 0);
