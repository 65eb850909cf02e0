import pg from 'pg';
import { Failure } from '../lib/failure';

/** A connected client; the caller ends it. Who cannot be reached, and why, is said in one sentence without the password. */
export async function connect(url: string, setting: string): Promise<pg.Client> {
  if (!isAddress(url)) {
    throw new Failure(`${setting} is not an address of the form postgresql://user:password@host:port/database.`);
  }
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  // A connection that breaks while nothing is asked of it is noticed by the next query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new Failure(`${setting} cannot be reached (${withoutPassword(url)}): ${messageOf(error)}.`);
  }
}

function isAddress(url: string): boolean {
  return URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol);
}

/** Runs the work with a client that is ended afterwards, also when the work fails. */
export async function withClient<T>(url: string, setting: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url, setting);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** The same server and options, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(database)}`;
  return changed.toString();
}

/** For messages. */
export function withoutPassword(url: string): string {
  try {
    const { hostname, port, pathname } = new URL(url);
    return `${hostname}:${port || '5432'}${pathname}`;
  } catch {
    return 'no valid address';
  }
}

// Node reports a host with several addresses as a group of errors whose own message is empty.
function messageOf(error: unknown): string {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error ? first.message : String(first);
}
