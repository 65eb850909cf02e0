import { spawn, type ChildProcess } from 'node:child_process';

/**
 * A shell that waits for the pipe from this process to close, which it does however the process ends, `kill -9` included, and
 * then runs the script, whose `$1`, `$2` … are the arguments. Kill it (SIGKILL) when there is nothing left to do.
 */
export function whenWeAreGone(script: string, ...arguments_: string[]): ChildProcess {
  const watcher = spawn('/bin/sh', ['-c', `read _; ${script}`, 'airworthy-watch', ...arguments_], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Neither Ctrl-C nor the end of our group may take it along.
    detached: true,
    cwd: '/',
  });
  watcher.on('error', () => undefined);
  watcher.unref();
  // A pipe is a socket to Node, which would keep us alive for it.
  (watcher.stdin as unknown as { unref?: () => void } | null)?.unref?.();
  return watcher;
}
