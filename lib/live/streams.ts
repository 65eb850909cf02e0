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

const shared = globalThis as typeof globalThis & {
  airworthyStreams?: Set<{ memberId: string; end(): void }>;
  airworthyStopStreams?: () => void;
};
const streams = (shared.airworthyStreams ??= new Set());
// scripts/server.mjs calls this before it stops.
shared.airworthyStopStreams = () => {
  for (const { end } of streams) end();
};

/** The body of an answer of the type text/event-stream; null where this person has too many open. */
export function openStream(
  { useCaseId, memberId, mayHear, stillHere }: Stream,
  signal: AbortSignal,
): ReadableStream | null {
  if ([...streams].filter((one) => one.memberId === memberId).length >= mostPerMember) return null;
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream({
    start(controller) {
      const say = (text: string) => controller.enqueue(encoder.encode(text));
      const stopListening = listen(useCaseId, (notice) => {
        void mayHear(notice.kind).then((may) => may && streams.has(entry) && say('data: look\n\n'), end);
      });
      const beat = setInterval(() => {
        void stillHere().then((here) => {
          if (!here) end();
          else if (streams.has(entry)) say(': still here\n\n');
        }, end);
      }, heartbeat);
      const limit = setTimeout(() => end(), longest);
      const entry = { memberId, end: () => end() };
      end = () => {
        if (!streams.delete(entry)) return;
        stopListening();
        clearInterval(beat);
        clearTimeout(limit);
        controller.close();
      };
      streams.add(entry);
      signal.addEventListener('abort', () => end());
      say('retry: 2000\n\n');
    },
    cancel: () => end(),
  });
}
