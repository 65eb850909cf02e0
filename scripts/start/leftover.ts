import { waitUntil } from '../lib/processes';
import { stillRuns, type Run } from './lock';

/** Ends the server of a run whose starter was killed; it normally ends by itself within a moment. */
export async function stopLeftoverServer(run: Run | undefined): Promise<void> {
  const server = run?.server;
  if (!server || !stillRuns(server)) return;
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    try {
      process.kill(server.pid, signal);
    } catch {
      return;
    }
    if (await waitUntil(() => !stillRuns(server), 5_000)) return;
  }
}
