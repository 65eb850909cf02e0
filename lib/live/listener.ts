import pg from 'pg';
import { env } from '@/lib/env';
import { liveChannel, type LiveNotice } from '@/lib/db/notify';

/**
 * What other processes, and this one, say about open scoring rounds: one connection per process that LISTENs, whoever is
 * interested in a use case beside it. A connection that breaks is made anew, and then everybody looks again, since what was
 * said meanwhile is lost.
 */

type Hear = (notice: LiveNotice) => void;
type Listener = { client: Promise<pg.Client> | null; byUseCase: Map<string, Set<Hear>>; timer?: NodeJS.Timeout };

// Next bundles routes apart; they share the one connection of this process here.
const shared = globalThis as typeof globalThis & { airworthyLive?: Listener; airworthyStopLive?: () => void };
const retryAfter = 2_000;

/** Calls `hear` with everything said about this use case from now on, until the returned function is called. */
export function listen(useCaseId: string, hear: Hear): () => void {
  const listener = (shared.airworthyLive ??= { client: null, byUseCase: new Map() });
  const group = listener.byUseCase.get(useCaseId) ?? new Set();
  listener.byUseCase.set(useCaseId, group.add(hear));
  listener.client ??= connect(listener);
  return () => {
    group.delete(hear);
    if (group.size > 0) return;
    listener.byUseCase.delete(useCaseId);
    if (listener.byUseCase.size === 0) close(listener);
  };
}

async function connect(listener: Listener): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  client.on('notification', ({ payload }) => {
    const notice = JSON.parse(payload ?? '{}') as LiveNotice;
    for (const hear of listener.byUseCase.get(notice.useCaseId) ?? []) hear(notice);
  });
  let over = false;
  const lost = () => {
    if (over) return;
    over = true;
    listener.client = null;
    if (listener.byUseCase.size === 0) return;
    listener.timer = setTimeout(() => {
      listener.client ??= connect(listener);
      void listener.client.then(() => everybodyLooks(listener)).catch(() => undefined);
    }, retryAfter);
    listener.timer.unref();
  };
  client.on('error', lost);
  client.on('end', lost);
  try {
    await client.connect();
    await client.query(`listen ${liveChannel}`);
  } catch (error) {
    lost();
    throw error;
  }
  return client;
}

function everybodyLooks({ byUseCase }: Listener): void {
  for (const [useCaseId, group] of byUseCase) for (const hear of group) hear({ useCaseId, kind: 'round' });
}

function close(listener: Listener): void {
  clearTimeout(listener.timer);
  const { client } = listener;
  listener.client = null;
  void client?.then((open) => open.end()).catch(() => undefined);
}
