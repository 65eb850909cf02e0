import type { LiveKind } from '@/lib/db/notify';
import { listen } from './listener';

/** Server-sent events to one person about one use case. They carry nothing: each only says "look again". */
export type Stream = {
  useCaseId: string;
  memberId: string;
  /** Whether this person may learn of it now. */
  mayHear(kind: LiveKind): Promise<boolean>;
  /** Asked twice a minute; the stream ends with the session. */
  stillHere(): Promise<boolean>;
};

const heartbeat = 25_000;
/** A browser opens a new one by itself; proxies rarely let one live longer. */
const longest = 30 * 60_000;
const mostPerMember = 12;

type Open = { memberId: string; end(): void };
const shared = globalThis as typeof globalThis & {
  airworthyStreams?: { open: Set<Open>; stopped: boolean };
  airworthyStopStreams?: () => void;
};
const streams = (shared.airworthyStreams ??= { open: new Set<Open>(), stopped: false });
// scripts/server.mjs calls this before it stops.
shared.airworthyStopStreams = () => {
  streams.stopped = true;
  for (const { end } of streams.open) end();
};

/** The body of an answer of the type text/event-stream; null where this person has too many open, or the server stops. */
export function openStream(
  { useCaseId, memberId, mayHear, stillHere }: Stream,
  signal: AbortSignal,
): ReadableStream | null {
  const own = [...streams.open].filter((one) => one.memberId === memberId).length;
  if (own >= mostPerMember || streams.stopped || signal.aborted) return null;
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      let stopListening = () => {};
      const entry: Open = { memberId, end: () => end() };
      const isOpen = () => streams.open.has(entry);
      const say = (text: string) => isOpen() && controller.enqueue(encoder.encode(text));
      const beat = setInterval(() => {
        void stillHere().then(
          (here) => (here ? say(': still here\n\n') : end()),
          // The database is away for a moment: that ends nobody's session.
          () => say(': still here\n\n'),
        );
      }, heartbeat);
      const limit = setTimeout(() => end(), longest);
      end = () => {
        if (!streams.open.delete(entry)) return;
        stopListening();
        clearInterval(beat);
        clearTimeout(limit);
        try {
          controller.close();
        } catch {
          // The other side was quicker.
        }
      };
      streams.open.add(entry);
      signal.addEventListener('abort', () => end());
      say('retry: 2000\n\n');
      void listen(useCaseId, ({ kind }) => {
        void mayHear(kind).then(
          (may) => may && say('data: look\n\n'),
          () => undefined,
        );
      }).then((stop) => {
        if (!isOpen()) return stop();
        stopListening = stop;
        // What was said between the drawing of the page and now.
        say('data: look\n\n');
      });
    },
    cancel: () => end(),
  });
}
