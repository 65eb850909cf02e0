import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { TlsFacts } from '@/lib/domain/mcp/probe-facts';
import { McpFailure } from '../failure';
import type { Guard } from '../guard';

/** What the connection is worth, on sockets that go through the guard's look-up. */
export async function tlsFacts(guard: Guard, address: string): Promise<TlsFacts> {
  const url = guard.checked(address);
  if (url.protocol === 'http:')
    return { scheme: 'http', problem: null, version: null, acceptsOld: null, validTo: null };
  const newest = await shakenHands(guard, url, {});
  if ('failed' in newest)
    throw new McpFailure('unreachable', `${url.host} does not answer over TLS (${newest.failed}).`);
  const old = await shakenHands(guard, url, { maxVersion: 'TLSv1.1' });
  return { scheme: 'https', ...newest, acceptsOld: acceptsOld(old) };
}

type Hands = { problem: string | null; version: string | null; validTo: string | null } | { failed: string };

/** A refusal by this machine's own OpenSSL says nothing about the server. */
const acceptsOld = (hands: Hands): boolean | null =>
  'version' in hands ? true : /ALERT|RESET|EPIPE|CLOSED/.test(hands.failed) ? false : null;

/** Lets in what a browser would not, to see what it is; nothing is sent over it. */
function shakenHands(guard: Guard, url: URL, options: ConnectionOptions): Promise<Hands> {
  const port = url.port || '443';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isName = /[a-z]/i.test(host) && !host.includes(':');
  return new Promise((resolve, reject) => {
    const socket = connect({
      host,
      port: Number(port),
      ...(isName ? { servername: host } : {}),
      lookup: guard.lookupFor(url.hostname, port),
      ...guard.trust,
      rejectUnauthorized: false,
      minVersion: 'TLSv1',
      // The old versions need what OpenSSL otherwise calls too weak.
      ciphers: 'DEFAULT@SECLEVEL=0',
      ...options,
    });
    // Of the whole handshake: a server that sends a byte now and then is never idle.
    const timer = setTimeout(() => done({ failed: 'CLOSED by time' }), guard.requestMs);
    const done = (hands: Hands) => {
      clearTimeout(timer);
      socket.destroy();
      resolve(hands);
    };
    socket.once('error', (error: NodeJS.ErrnoException) => {
      // What is rejected first stays so.
      if (error instanceof McpFailure) reject(error);
      done({ failed: error.code ?? 'error' });
    });
    socket.once('close', () => done({ failed: 'CLOSED' }));
    socket.once('secureConnect', () => done(seen(socket)));
  });
}

function seen(socket: TLSSocket): Hands {
  const validTo = socket.getPeerCertificate().valid_to;
  const error: unknown = socket.authorizationError;
  return {
    problem: error
      ? String(error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : error)
      : null,
    version: socket.getProtocol(),
    validTo: validTo ? new Date(validTo).toISOString() : null,
  };
}
