import type { Socket } from 'node:net';
import type pg from 'pg';

/**
 * What is asked of a connection from now on, until whatever the present callback has set off has run, travels in one packet: a call of the system for all of it, where pg
 * makes one for each statement.
 */
export function inOnePacket(connection: pg.PoolClient): void {
  const { stream } = (connection as unknown as { connection: { stream: Socket } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
