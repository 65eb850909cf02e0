import type { Actor } from '@/lib/domain/access/actor';
import { KeptLately } from '@/lib/domain/kept-lately';
import { heldState, type WorkspaceState } from './workspace-state';
import { BegunAnew, inWorkspaceAs, ofTransaction, type WorkspaceTx } from './workspace-transaction';

type Entry = {
  value: unknown;
  /** What the computing saw of the workspace's writes. */
  snapshot: string;
  /** When it began, and how long it took: milliseconds of `performance.now()`. */
  begun: number;
  took: number;
  /** In which it is known to hold. */
  state: WorkspaceState | null;
};

/** Of one process. */
const entries = new KeptLately<Entry>({ entries: 500 });
/** What is being computed. */
const underWay = new Map<string, Promise<Entry>>();

/**
 * What `compute` makes of the workspace's rows, kept in this process as long as nothing was written there: exactly, also
 * with several processes, since the database says so. Every accepted write has an event, so it is enough to ask for one that
 * the snapshot of the computing did not see. A write that was still under way then counts as unseen, so a value may be computed
 * once too often and is never out of date. On a replica it is as old as the replica. What depends on the time puts the time into `key`.
 * Those who ask at the same time wait for one computing.
 */
export async function whileUnchanged<T>(tx: WorkspaceTx, key: string, compute: () => Promise<T>): Promise<T> {
  const { entry } = await keptOrComputed(tx, key, compute, () => false);
  return entry.value as T;
}

/** Figures are kept through writes for so many times as long as computing them took. */
const keptFor = 20;

/**
 * The same for figures on which nothing is decided. Where computing them took longer than `longFrom` milliseconds they are kept through writes,
 * for twenty times as long as it took, and are given while somebody computes them anew: however much is written, figures then take a
 * twentieth of a processor.
 */
export async function keptFigures<T>(
  tx: WorkspaceTx,
  key: string,
  compute: () => Promise<T>,
  longFrom = 1000,
): Promise<Figures<T>> {
  const { entry, secondsOld } = await keptOrComputed(
    tx,
    key,
    compute,
    ({ begun, took }, isRenewed) => took > longFrom && (isRenewed || performance.now() - begun < keptFor * took),
  );
  // Where their time is over, somebody is computing them anew, which takes about as long as before.
  const secondsLeft =
    secondsOld === 0 ? Infinity : Math.max((keptFor * entry.took) / 1000 - secondsOld, entry.took / 1000);
  return { value: entry.value as T, secondsOld, secondsLeft };
}

export type Figures<T> = {
  value: T;
  /** Since they were computed, where something was written after; else 0. */
  secondsOld: number;
  /** For which they will be given yet although something was written; without that they hold until something is. */
  secondsLeft: number;
};

/** As `whileUnchanged`, in a transaction of its own; and at hand without one where this request has heard that nothing was written since. */
export function keptInWorkspace<T>(
  actor: Pick<Actor, 'workspaceId' | 'memberId'>,
  key: string,
  compute: (tx: WorkspaceTx) => Promise<T>,
): T | Promise<T> {
  const entry = entries.get(nameOf(actor.workspaceId, key));
  if (entry && holdsIn(entry, heldState(actor))) return entry.value as T;
  return inWorkspaceAs(actor, (tx) => whileUnchanged(tx, key, () => compute(tx)));
}

const holdsIn = (entry: Entry, state: WorkspaceState | null): boolean => state !== null && entry.state === state;

const nameOf = (workspaceId: string, key: string) => `${workspaceId} ${key}`;

async function keptOrComputed(
  tx: WorkspaceTx,
  key: string,
  compute: () => Promise<unknown>,
  mayBeOld: (entry: Entry, isRenewed: boolean) => boolean,
): Promise<{ entry: Entry; secondsOld: number }> {
  const name = nameOf(tx.workspaceId, key);
  for (;;) {
    const known = entries.get(name);
    if (known && holdsIn(known, tx.state)) return { entry: known, secondsOld: 0 };
    if (known && !(await isWrittenSince(tx, known.snapshot))) {
      // Nothing came between the computing and now, and so nothing between it and what the request found.
      known.state = tx.state ?? known.state;
      return { entry: known, secondsOld: 0 };
    }
    if (known && mayBeOld(known, underWay.has(name))) {
      return { entry: known, secondsOld: (performance.now() - known.begun) / 1000 };
    }
    const other = underWay.get(name);
    if (!other && entries.get(name) === known) {
      return { entry: await renew(tx, name, compute), secondsOld: 0 };
    }
    if (other && tx.readOnly) throw new BegunAnew(other);
    // Whether it saw what this transaction sees, the next round asks. If it fails, this one computes.
    await other?.catch(() => {});
  }
}

async function renew(tx: WorkspaceTx, name: string, compute: () => Promise<unknown>): Promise<Entry> {
  const fresh = computed(tx, compute);
  underWay.set(name, fresh);
  try {
    const entry = await fresh;
    entries.set(name, entry);
    return entry;
  } finally {
    underWay.delete(name);
  }
}

async function computed(tx: WorkspaceTx, compute: () => Promise<unknown>): Promise<Entry> {
  const begun = performance.now();
  // Taken before the computing: what is written meanwhile is at worst computed again.
  const snapshot = await snapshotOf(tx);
  const value = await compute();
  return { value, snapshot, begun, took: performance.now() - begun, state: tx.state };
}

/** What a transaction was told of writes, so that it asks once for all that is kept. */
type Told = { snapshot?: Promise<string>; written: Map<string, Promise<boolean>> };
const toldTo = ofTransaction((): Told => ({ written: new Map() }));

/** One from before whatever the transaction reads from now on: that of the state in which its request began, or its own first. */
async function snapshotOf(tx: WorkspaceTx): Promise<string> {
  return tx.state?.snapshot ?? (toldTo(tx).snapshot ??= askSnapshot(tx));
}

async function askSnapshot(tx: WorkspaceTx): Promise<string> {
  // A replica's snapshot does not name the transactions that are still under way on the primary, so it counts everything from the
  // oldest of them on as unseen.
  const [{ snapshot }] = await tx.$queryRaw<[{ snapshot: string }]>`
    select case when pg_is_in_recovery() then format('%s:%s:', pg_snapshot_xmin(s), pg_snapshot_xmin(s)) else s::text end as snapshot
    from pg_current_snapshot() s`;
  return snapshot;
}

function isWrittenSince(tx: WorkspaceTx, snapshot: string): Promise<boolean> {
  const { written } = toldTo(tx);
  const asked = written.get(snapshot) ?? askWhetherWritten(tx, snapshot);
  written.set(snapshot, asked);
  return asked;
}

async function askWhetherWritten(tx: WorkspaceTx, snapshot: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<[{ written: boolean }]>`
    select exists (
      select from event
      where workspace_id = ${tx.workspaceId}::uuid and txid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(txid, ${snapshot}::pg_snapshot)
    ) as written`;
  return found.written;
}
