import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { Failure } from './failure';
import { root } from './paths';
import { whenWeAreGone } from './watch';

/** Settings of a program; an undefined one is not passed on. */
export type Environment = Record<string, string | undefined>;

// Shells differ in how they take a negative number.
const endGroup = 'kill -s TERM -- "-$1" 2>/dev/null || kill -TERM "-$1" 2>/dev/null';

const running = new Set<ChildProcess>();

/** The address of a package's command, run by this same Node. */
export const tool = (file: string) => `${root}/node_modules/${file}`;

/** Starts a program of ours by this same Node, in a group of its own, so that Ctrl-C reaches us alone and we stop it. */
export function startNode(arguments_: string[], options: SpawnOptions = {}): ChildProcess {
  const child = spawn(process.execPath, arguments_, { cwd: root, detached: true, ...options });
  const watcher = whenWeAreGone(endGroup, String(child.pid));
  running.add(child);
  child.once('exit', () => {
    running.delete(child);
    watcher.kill('SIGKILL');
  });
  return child;
}

/** Runs to the end and returns what the program said, standard output and errors together. */
export async function captureNode(
  arguments_: string[],
  env: Environment = {},
): Promise<{ code: number | null; output: string }> {
  const child = startNode(arguments_, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  return { code: await ended(child), output: output.trim() };
}

/** Runs to the end, quietly; a failure becomes one sentence followed by what the program said last. */
export async function runNode(what: string, arguments_: string[], env: Environment = {}): Promise<void> {
  const { code, output } = await captureNode(arguments_, env);
  if (code === 0) return;
  if (/ENOSPC|No space left on device/.test(output)) throw new Failure(`${what} failed: the disk is full.`);
  throw new Failure(`${what} failed:\n${output.split('\n').slice(-40).join('\n')}`);
}

/** The exit code, once all output has arrived; null if a signal ended the program. */
export function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
}

/** Ends every program that `startNode` started and its children, at once. */
export function killChildren(): void {
  for (const child of running) {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // Gone in the meantime.
    }
  }
}
