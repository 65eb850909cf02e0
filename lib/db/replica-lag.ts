import { database, replica } from './client';
import { inTime } from './in-time';

/** Where the primary's log had got to at a time of this process's own clock (milliseconds). */
export type Sample = { at: number; position: number };

/** Behind by more than this, the replica is left alone. Seconds. */
export const furthestBehind = 30;

const askEvery = 1_000;
const restAfterFailure = 5_000;
const patience = 1_500;

type Known = {
  samples: Sample[];
  askedAt: number;
  asOf: number | null;
  restsUntil: number;
  asking: Promise<void> | null;
};

// Next bundles routes apart; they share what this process knows.
const shared = globalThis as typeof globalThis & { airworthyReplica?: Known };
const known = (): Known =>
  (shared.airworthyReplica ??= { samples: [], askedAt: -Infinity, asOf: null, restsUntil: -Infinity, asking: null });

/**
 * The latest time at which the replica certainly showed everything: that of the newest sample which it has replayed. The time of its
 * last replayed transaction would not do: while nobody writes, that grows old although nothing is missing.
 */
export function shownAsOf(samples: Sample[], replayed: number | null): number | null {
  return replayed === null ? null : (samples.findLast(({ position }) => position <= replayed)?.at ?? null);
}

/** Seconds that the replica is behind; null where there is none, or it is away, not a replica, or too far behind to be read. */
export async function replicaBehind(): Promise<number | null> {
  const state = known();
  if (!replica() || performance.now() < state.restsUntil) return null;
  if (performance.now() - state.askedAt >= askEvery) {
    state.asking ??= ask(state).finally(() => (state.asking = null));
    await state.asking;
  }
  if (state.asOf === null) return null;
  const behind = (performance.now() - state.asOf) / 1_000;
  return behind <= furthestBehind ? behind : null;
}

/** Leaves the replica alone for a while, and says why in the log. */
export function restReplica(error: unknown): void {
  Object.assign(known(), { asOf: null, restsUntil: performance.now() + restAfterFailure });
  console.error('The replica is not read for a while:', error instanceof Error ? error.message : error);
}

async function ask(state: Known): Promise<void> {
  try {
    const at = performance.now();
    const [primary] = await database().$queryRaw<[{ position: number }]>`
      select (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::float8 as position`;
    // A server that was promoted, or never followed another, is no replica: its rows go their own way.
    const following = inTime(
      replica()!.$queryRaw<[{ position: number | null }]>`
        select case when pg_is_in_recovery() then (pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::float8 end as position`,
      patience,
    );
    state.samples = [
      ...state.samples.filter((sample) => sample.at > at - 2 * furthestBehind * 1_000),
      { at, ...primary },
    ];
    state.asOf = shownAsOf(state.samples, (await following)[0].position);
    state.askedAt = performance.now();
  } catch (error) {
    restReplica(error);
  }
}
