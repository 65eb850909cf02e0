import pg from 'pg';
import { env } from '@/lib/env';
import { liveChannel, type LiveNotice } from '@/lib/db/notify';
import { unscoped } from '@/lib/db/unscoped';

/**
 * What other processes, and this one, say about open scoring rounds: one connection per process that LISTENs, whoever is
 * interested in a use case beside it. A connection that breaks is made anew, and then everybody looks again, since what was
 * said meanwhile is lost.
 */

type Hear = (notice: LiveNotice) => void;
type Listener = { connection: Promise<pg.Client> | null; byUseCase: Map<string, Set<Hear>> };

// Next bundles routes apart; they share the one connection of this process here.
const shared = globalThis as typeof globalThis & { airworthyLive?: Listener };
const retryAfter = 2_000;
/** A connection that a network dropped in silence is found out by asking. */
const askEvery = 30_000;

/**
 * Calls `hear` with everything said about this use case, until the returned function is called. Resolves once nothing is missed
 * any more; while the database is away that is later, and everybody looks again then.
 */
export async function listen(useCaseId: string, hear: Hear): Promise<() => void> {
  const listener = (shared.airworthyLive ??= { connection: null, byUseCase: new Map() });
  const group = listener.byUseCase.get(useCaseId) ?? new Set();
  listener.byUseCase.set(useCaseId, group.add(hear));
  await (listener.connection ?? unscoped(() => connect(listener))).catch(() => undefined);
  return () => {
    group.delete(hear);
    if (group.size > 0 || listener.byUseCase.get(useCaseId) !== group) return;
    listener.byUseCase.delete(useCaseId);
    if (listener.byUseCase.size === 0) close(listener);
  };
}

function connect(listener: Listener): Promise<pg.Client> {
  const { DATABASE_LISTEN_URL, DATABASE_URL } = env();
  const client = new pg.Client({
    connectionString: DATABASE_LISTEN_URL ?? DATABASE_URL,
    connectionTimeoutMillis: 10_000,
  });
  let over = false;
  const lost = () => {
    if (over) return;
    over = true;
    clearInterval(asking);
    void client.end().catch(() => undefined);
    // Another one may have taken its place meanwhile.
    if (listener.connection !== opened) return;
    listener.connection = null;
    setTimeout(() => void connectAgain(listener), retryAfter).unref();
  };
  const asking = setInterval(() => void client.query('select 1').catch(lost), askEvery);
  asking.unref();
  client.on('notification', ({ payload }) => {
    const notice = JSON.parse(payload ?? '{}') as LiveNotice;
    for (const hear of listener.byUseCase.get(notice.useCaseId) ?? []) hear(notice);
  });
  client.on('error', lost);
  client.on('end', lost);
  const opened = client
    .connect()
    .then(() => client.query(`listen ${liveChannel}`))
    .then(() => client);
  opened.catch(lost);
  listener.connection = opened;
  return opened;
}

async function connectAgain(listener: Listener): Promise<void> {
  if (listener.connection || listener.byUseCase.size === 0) return;
  await connect(listener).then(
    () => {
      for (const [useCaseId, group] of listener.byUseCase) for (const hear of group) hear({ useCaseId, kind: 'round' });
    },
    () => undefined,
  );
}

function close(listener: Listener): void {
  const { connection } = listener;
  listener.connection = null;
  void connection?.then((client) => client.end()).catch(() => undefined);
}
