import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashOf } from '@/lib/domain/testing/facts';
import { genesis, hashEvent, verifyChain, type ChainedEvent } from './chain';

/** The length of hashes does not matter to the chain; the text of an event would double with each one. */
const shortHash = (value: unknown) => {
  let [a, b] = [0x811c9dc5, 0x9747b28c];
  for (const character of hashOf(value)) {
    const code = character.codePointAt(0) ?? 0;
    a = Math.imul(a ^ code, 0x01000193) >>> 0;
    b = Math.imul(b ^ code, 0x5bd1e995) >>> 0;
  }
  return `${a.toString(16)}-${b.toString(16)}`;
};

function chainOf(contents: string[]): ChainedEvent[] {
  const events: ChainedEvent[] = [];
  contents.forEach((content, index) => {
    const unhashed = {
      id: `event-${index}`,
      workspaceId: 'w',
      chain: 'use-case',
      useCaseId: 'use-case',
      seq: index + 1,
      at: new Date(Date.UTC(2026, 0, 1, 0, 0, index)),
      actorId: 'ada',
      actorName: 'Ada',
      type: 'use-case.edited',
      data: { content },
      reason: null,
      previous: events.at(-1)?.hash ?? genesis,
    };
    events.push({ ...unhashed, hash: hashEvent(unhashed, shortHash) });
  });
  return events;
}

const contents = fc.array(fc.string(), { minLength: 2, maxLength: 12 });
const verify = (events: ChainedEvent[]) => verifyChain(events, shortHash);

describe('verifyChain', () => {
  it('finds nothing in a chain as it was written', () => {
    expect(verify([])).toBeNull();
    fc.assert(fc.property(contents, (some) => verify(chainOf(some)) === null));
  });

  it('finds the removal of any event that others follow', () => {
    fc.assert(
      fc.property(contents, fc.nat(), (some, which) => {
        const index = which % (some.length - 1);
        expect(verify(chainOf(some).filter((_, at) => at !== index))).toMatchObject({ seq: index + 2 });
      }),
    );
  });

  const alterations: [string, (event: ChainedEvent) => ChainedEvent][] = [
    ['data', (event) => ({ ...event, data: { content: 'something else entirely' } })],
    ['time', (event) => ({ ...event, at: new Date(event.at.getTime() + 1) })],
    ['actor', (event) => ({ ...event, actorId: 'eve' })],
    ["actor's name", (event) => ({ ...event, actorName: 'Eve' })],
    ['type', (event) => ({ ...event, type: 'stage.moved' })],
    ['reason', (event) => ({ ...event, reason: 'Made up.' })],
    ['workspace', (event) => ({ ...event, workspaceId: 'x' })],
    ['chain', (event) => ({ ...event, chain: 'other' })],
    ['use case', (event) => ({ ...event, useCaseId: null })],
    ['id', (event) => ({ ...event, id: 'other' })],
    ['predecessor', (event) => ({ ...event, previous: 'other' })],
    ['hash', (event) => ({ ...event, hash: 'other' })],
  ];

  it.each(alterations)('finds an altered %s, at its place', (_, alter) => {
    fc.assert(
      fc.property(contents, fc.nat(), (some, which) => {
        const index = which % some.length;
        const events = chainOf(some).map((event, at) => (at === index ? alter(event) : event));
        expect(verify(events)?.seq).toBe(index + 1);
      }),
    );
  });

  it('finds an altered event whose own hash was made anew, by the one that follows', () => {
    fc.assert(
      fc.property(contents, fc.nat(), (some, which) => {
        const index = which % (some.length - 1);
        const events = chainOf(some).map((event, at) => {
          if (at !== index) return event;
          const altered = { ...event, reason: 'Made up.' };
          return { ...altered, hash: hashEvent(altered, shortHash) };
        });
        expect(verify(events)?.seq).toBe(index + 2);
      }),
    );
  });

  it('finds a gap in the numbers, even where every hash is right', () => {
    const [first] = chainOf(['one']);
    const second = { ...first!, id: 'second', seq: 3, previous: first!.hash };
    expect(verify([first!, { ...second, hash: hashEvent(second, shortHash) }])).toMatchObject({ seq: 3 });
  });

  it('finds two events that changed places, renumbered or not', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.boolean(), (some, which, renumbered) => {
        const index = which % (some.length - 1);
        const events = chainOf(some);
        const [first, second] = [events[index]!, events[index + 1]!];
        events[index] = renumbered ? { ...second, seq: first.seq } : second;
        events[index + 1] = renumbered ? { ...first, seq: second.seq } : first;
        expect(verify(events)).not.toBeNull();
      }),
    );
  });

  it('finds an inserted event, well made or a copy', () => {
    fc.assert(
      fc.property(contents, fc.nat(), fc.boolean(), (some, which, copied) => {
        const index = which % some.length;
        const events = chainOf(some);
        const before = events[index]!;
        const made = { ...before, id: 'inserted', seq: before.seq + 1, previous: before.hash };
        events.splice(index + 1, 0, copied ? before : { ...made, hash: hashEvent(made, shortHash) });
        const fault = verify(events);
        // A well made event at the very end is not an insertion: it is the next event.
        if (!copied && index === some.length - 1) expect(fault).toBeNull();
        else expect(fault).not.toBeNull();
      }),
    );
  });
});
