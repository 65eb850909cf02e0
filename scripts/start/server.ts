import type { ChildProcess } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startNode, type Environment } from '../lib/child';
import { Failure } from '../lib/failure';
import { home } from '../lib/paths';
import { waitUntil } from '../lib/processes';

export interface ServerOptions {
  port: number;
  /** The settings it runs with, beside this process's own. */
  env: Environment;
  development?: boolean;
  /** Where its output goes beside the log; nowhere by default. */
  echo?: (text: string) => void;
  /** Told at once, long before the server is ready. */
  onStart?: (child: ChildProcess) => void;
  log?: string;
}

/**
 * As `npm run serve` has it. V8 lets garbage grow with the machine: an export of 100,000 rows then held 540 MB of which it used a fifth. Of
 * its four helpers that collect it one is enough: they wait for each other on as many processors as there are, and each holds memory. What is
 * young has twice its usual room: of sixteen pages under way less is taken for old, and the list serves a twentieth more.
 */
const limits = ['--max-old-space-size=280', '--max-semi-space-size=32', '--v8-pool-size=1'];

/** Starts scripts/server.mjs and waits until it listens; it ends when this process does. */
export async function startServer(options: ServerOptions): Promise<ChildProcess> {
  const { port, env, development } = options;
  const log = options.log ?? path.join(home, 'server.log');
  writeFileSync(log, '');
  let output = '';
  // Source maps of all chunks are read when they load, and kept: for developers, not for whoever serves.
  const command = development
    ? ['--enable-source-maps', 'scripts/server.mjs', '--dev']
    : [...limits, 'scripts/server.mjs'];
  const child = startNode(command, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env, HOST: '127.0.0.1', PORT: String(port) },
  });
  options.onStart?.(child);
  const collect = (chunk: Buffer) => {
    output = (output + String(chunk)).slice(-4_000);
    try {
      appendFileSync(log, chunk);
    } catch {
      // A full disk must not take the server down with it.
    }
    options.echo?.(String(chunk));
  };
  child.stdout?.on('data', collect);
  child.stderr?.on('data', collect);
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('error', reject);
    child.once('exit', () => reject(new Failure(`The server did not start: ${output.trim() || `see ${log}`}`)));
  });
  return child;
}

/** Asks the server to finish what is under way and end; after 15 seconds it is ended. */
export async function stopServer(child: ChildProcess): Promise<void> {
  const gone = () => child.exitCode !== null || child.signalCode !== null;
  if (gone()) return;
  child.kill('SIGTERM');
  if (!(await waitUntil(gone, 15_000))) child.kill('SIGKILL');
}
