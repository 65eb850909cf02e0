import { verifyChain, type ChainedEvent, type ChainFault } from '@/lib/domain/audit/chain';
import { hashOf } from './hash';

export type BrokenChain = ChainFault & { chain: string };

export type ChainReport = { chains: number; events: number; broken: BrokenChain[] };

export type Place = { chain: string; seq: number };

/** Events after a place, ordered by chain and then by their place in it; fewer than `limit` at the end. */
export type ReadEvents = (after: Place | null, limit: number) => Promise<ChainedEvent[]>;

const pageSize = 2_000;

/** Checks every chain that `read` gives, a page at a time, so that a trail of any length fits into memory. */
export async function verifyChains(read: ReadEvents): Promise<ChainReport> {
  const report: ChainReport = { chains: 0, events: 0, broken: [] };
  let open: ChainedEvent[] = [];
  const close = () => {
    const [first] = open;
    if (!first) return;
    report.chains += 1;
    report.events += open.length;
    const fault = verifyChain(open, hashOf);
    if (fault) report.broken.push({ chain: first.chain, ...fault });
    open = [];
  };
  let after: Place | null = null;
  for (;;) {
    const page: ChainedEvent[] = await read(after, pageSize);
    for (const event of page) {
      if (open[0] && open[0].chain !== event.chain) close();
      open.push(event);
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    after = { chain: last.chain, seq: last.seq };
  }
  close();
  return report;
}

/** The first of what is wrong with each chain. */
export const oncePerChain = (faults: BrokenChain[]): BrokenChain[] =>
  [...new Map(faults.toReversed().map((fault) => [fault.chain, fault])).values()].reverse();

/** A chain of which other events are at the end than were written; null: none is left. */
export type CutEnd = { chain: string; seq: number; trailSeq: number | null };

/** Finds them, in the workspace $1, or everywhere where it is null. The database keeps each end by a trigger, for itself. */
export const cutEndsSql = `
  select c.chain, c.seq, e.seq as "trailSeq"
  from chain_end c
  left join lateral (select seq, hash from event where chain = c.chain order by seq desc limit 1) e on true
  where ($1::uuid is null or c.workspace_id = $1::uuid) and (e.seq is distinct from c.seq or e.hash is distinct from c.hash)`;

export const cutFaults = (ends: CutEnd[]): BrokenChain[] =>
  ends.map(({ chain, seq, trailSeq }) => ({
    chain,
    seq: 0,
    eventId: '',
    problem:
      trailSeq === seq
        ? 'Its last event is not the one that was written.'
        : `${seq} events were written, and it ends at ${trailSeq ?? 0}: events at the end are missing.`,
  }));

/** A use case and where its trail ends: every accepted write raises the version, and its event names it. */
export type TrailEnd = { id: string; key: string; version: number; trailVersion: number | null };

/**
 * A chain whose last events are gone is whole in itself; but then the use case is further than its trail. What is behind
 * counts, what is ahead does too.
 */
export const endFaults = (ends: TrailEnd[]): BrokenChain[] =>
  ends
    .filter(({ version, trailVersion }) => version !== (trailVersion ?? 0))
    .map(({ id, key, version, trailVersion }) => ({
      chain: id,
      seq: 0,
      eventId: '',
      problem:
        trailVersion === null
          ? `${key} has no trail at all.`
          : `${key} is at version ${version}, its trail ends at version ${trailVersion}: events at the end are missing.`,
    }));

/** Reads events in pages, as the owner of the tables: of the workspace $1, or of all where it is null, after ($2, $3), at most $4. */
export const readEventsSql = `
  select id, workspace_id as "workspaceId", chain, use_case_id as "useCaseId", seq, at, actor_id as "actorId",
         actor_name as "actorName", type, data, reason, previous, hash
  from event
  where ($1::uuid is null or workspace_id = $1) and ($2::uuid is null or (chain, seq) > ($2, $3::int))
  order by chain, seq limit $4`;

/** The use cases whose version is not the one at which their trail ends, in the workspace $1, or everywhere where it is null. */
export const trailEndsSql = `
  select u.id, u.key, u.version, e.version as "trailVersion"
  from use_case u
  left join lateral (
    select coalesce(max((data ->> 'version')::int), 1) as version from event where chain = u.id having count(*) > 0
  ) e on true
  where ($1::uuid is null or u.workspace_id = $1) and u.version is distinct from e.version`;
