import type { WorkspaceTx } from './workspace-transaction';

type Entry = { snapshot: string; value: unknown };

/** Entries of one process; the oldest make room. */
const most = 300;
const entries = new Map<string, Entry>();

/**
 * What `compute` makes of the workspace's rows, kept in this process as long as nothing was written there: exactly, also
 * with several processes, since the database says so. Every accepted write has an event, so it is enough to ask for one that
 * the snapshot of the computing did not see. A write that was still under way then counts as unseen, so a value may be computed
 * once too often and is never out of date. On a replica it is as old as the replica. What depends on the time puts the time into `key`.
 */
export async function whileUnchanged<T>(tx: WorkspaceTx, key: string, compute: () => Promise<T>): Promise<T> {
  const name = `${tx.workspaceId} ${key}`;
  const known = entries.get(name);
  if (known && !(await isWrittenSince(tx, known.snapshot))) return known.value as T;
  // Taken before the computing: what is written meanwhile is at worst computed again.
  // A replica's snapshot does not name the transactions that are still under way on the primary, so it counts everything from the
  // oldest of them on as unseen.
  const [taken] = await tx.$queryRaw<[{ snapshot: string }]>`
    select case when pg_is_in_recovery() then format('%s:%s:', pg_snapshot_xmin(s), pg_snapshot_xmin(s)) else s::text end as snapshot
    from pg_current_snapshot() s`;
  const value = await compute();
  entries.delete(name);
  entries.set(name, { snapshot: taken.snapshot, value });
  for (const oldest of entries.keys()) {
    if (entries.size <= most) break;
    entries.delete(oldest);
  }
  return value;
}

async function isWrittenSince(tx: WorkspaceTx, snapshot: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<[{ written: boolean }]>`
    select exists (
      select from event
      where workspace_id = ${tx.workspaceId}::uuid and txid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
        and not pg_visible_in_snapshot(txid, ${snapshot}::pg_snapshot)
    ) as written`;
  return found.written;
}
