// The HTTP server, in development and production. Plain JavaScript: the server process loads no TypeScript compiler.
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { CompressedResponse } from './serve/compress.mjs';
import { headersOfAnswers } from './serve/headers.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const development = process.argv.includes('--dev');
process.env.NODE_ENV = development ? 'development' : 'production';
// Imports of up to 50 MB have their own, friendlier refusal; nothing larger is read at all.
const largestBody = 64 * 1024 * 1024;
// Asked before anything takes long: until the server listens, nothing is under way and we may just end.
let orphaned = false;
if (process.channel) process.once('disconnect', () => (orphaned = true));
const stopPatience = 10_000;

/**
 * Serves until SIGTERM, SIGINT or the end of the process that started it; then finishes what is under way and exits.
 * @returns {Promise<void>} once it listens
 */
export async function serve({ host = process.env.HOST ?? '127.0.0.1', port = Number(process.env.PORT ?? 3000) } = {}) {
  const { default: next } = await import('next');
  const app = next({ dev: development, dir: root, hostname: host, port });
  await app.prepare();
  const handle = app.getRequestHandler();
  const headersOf = headersOfAnswers({ appUrl: process.env.APP_URL ?? '', development });
  const server = createServer({ ServerResponse: CompressedResponse }, (request, response) => {
    const asked = request.url ?? '/';
    // Set here rather than in a proxy.ts, which would copy every request's body and cost each page a second pass through
    // Next.
    const { headers, policy } = headersOf(asked);
    for (const [name, value] of headers) response.setHeader(name, value);
    if (Number(request.headers['content-length'] ?? 0) > largestBody) return refuseBody(response);
    // From here Next takes the nonce for its scripts.
    request.headers['content-security-policy'] = policy;
    // Where signing in leads back to; whatever a caller claims is overwritten.
    request.headers['x-path'] = asked;
    // Without a proxy anybody could write it; Next then fills in the connection's own address.
    if (!Number(process.env.TRUST_PROXY ?? 0)) delete request.headers['x-forwarded-for'];
    void handle(request, response);
  });
  // Longer than the idle time of common load balancers, so that they never reuse a connection that is being closed.
  server.keepAliveTimeout = 65_000;
  server.headersTimeout = 66_000;
  if (development) server.on('upgrade', app.getUpgradeHandler());
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  // The process that started us may have gone while we got ready.
  if (orphaned) process.exit(1);
  stopWhenAsked(server, app);
}

function refuseBody(response) {
  response.writeHead(413, { 'Content-Type': 'application/json', Connection: 'close' });
  response.end(JSON.stringify({ kind: 'too-large', message: 'This is larger than 64 MB.', reasons: [] }));
}

function stopWhenAsked(server, app) {
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    const late = setTimeout(() => process.exit(1), stopPatience + 2_000);
    late.unref();
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), stopPatience).unref();
    // Streams never end by themselves (lib/live/streams.ts).
    globalThis.airworthyStopStreams?.();
    // The job worker registers itself here (lib/jobs/start.ts); it is bundled by Next, so that no import reaches it.
    const jobs = globalThis.airworthyStopJobs?.().catch((error) => console.error(error));
    await Promise.all([closed, jobs]);
    await app.close().catch(() => undefined);
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // The process that started us is gone, however it ended: nobody would ever stop this one.
  if (process.channel) process.once('disconnect', stop);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  serve().then(
    () => process.send?.('ready'),
    (error) => {
      console.error(error.code === 'EADDRINUSE' ? `Port ${error.port} is taken by another program.` : error);
      process.exit(1);
    },
  );
}
