/**
 * Events form a chain: each carries the hash of the one before, and its own hash over everything it says. Changing,
 * removing, reordering or inserting one breaks the chain at that place.
 */
export type ChainedEvent = {
  id: string;
  workspaceId: string;
  chain: string;
  useCaseId: string | null;
  /** From 1, without gaps, per chain. */
  seq: number;
  at: Date;
  actorId: string | null;
  actorName: string;
  type: string;
  data: unknown;
  reason: string | null;
  previous: string;
  hash: string;
};

export type Unhashed = Omit<ChainedEvent, 'hash'>;

/** SHA-256 in lower-case hex over RFC 8785 canonical JSON; passed in, the domain has no crypto of its own. */
export type HashOf = (value: unknown) => string;

/** What the first event of a chain names as its predecessor. */
export const genesis = '0'.repeat(64);

export function hashEvent(event: Unhashed, hashOf: HashOf): string {
  return hashOf({
    id: event.id,
    workspaceId: event.workspaceId,
    chain: event.chain,
    useCaseId: event.useCaseId,
    seq: event.seq,
    at: event.at.toISOString(),
    actorId: event.actorId,
    actorName: event.actorName,
    type: event.type,
    data: event.data,
    reason: event.reason,
    previous: event.previous,
  });
}

export type ChainFault = { seq: number; eventId: string; problem: string };

/** The first fault of a chain whose events come ordered by `seq`, or null. Runs in one pass over any iterable. */
export function verifyChain(events: Iterable<ChainedEvent>, hashOf: HashOf): ChainFault | null {
  let seq = 0;
  let previous = genesis;
  for (const event of events) {
    seq += 1;
    const fault = (problem: string) => ({ seq: event.seq, eventId: event.id, problem });
    if (event.seq !== seq) return fault(`Event ${seq} is missing, or an event was moved.`);
    if (event.previous !== previous) return fault('It does not follow the event before it.');
    if (event.hash !== hashEvent(event, hashOf)) return fault('Its content was altered after it was written.');
    previous = event.hash;
  }
  return null;
}
