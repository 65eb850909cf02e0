import type { CheckResult, Outcome } from '@/lib/domain/mcp/checks/check';
import type { ProbeFacts } from '@/lib/domain/mcp/probe-facts';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

type Start = {
  startedById: string | null;
  target: string | null;
  checkerVersion: string;
  tryLimits?: boolean;
  now: Date;
};

/** Tries and pauses of a job take minutes: what began a day ago was lost, and must not bar the server for good. */
const lostAfter = 24 * 60 * 60 * 1000;

/** A new run of a server whose row is locked; null: one is running. */
export async function startCheckRun(
  tx: WorkspaceTx,
  serverId: string,
  { now, ...start }: Start,
): Promise<{ id: string; number: number } | null> {
  const where = { workspaceId: tx.workspaceId, serverId };
  const last = await tx.checkRun.findFirst({
    where,
    orderBy: { number: 'desc' },
    select: { id: true, number: true, state: true, startedAt: true },
  });
  if (last?.state === 'running') {
    if (now.getTime() - last.startedAt.getTime() <= lostAfter) return null;
    const lost = { state: 'failed', step: '', finishedAt: now, problem: 'It was lost, and never finished.' };
    await tx.checkRun.update({ where: { id: last.id }, data: lost });
  }
  const run = { id: newId(), number: (last?.number ?? 0) + 1 };
  await tx.checkRun.create({ data: { ...run, ...where, ...start, state: 'running', startedAt: now } });
  return run;
}

type Ended = {
  contractHash: string | null;
  facts: ProbeFacts | null;
  results: CheckResult[];
  /** Why the contract could not be read; empty: it could. */
  problem: string;
  now: Date;
};

/** What a run came to. */
export async function endCheckRun(tx: WorkspaceTx, id: string, ended: Ended): Promise<void> {
  const { contractHash, facts, results, problem, now } = ended;
  const count = (outcome: Outcome) => results.filter((result) => result.outcome === outcome).length;
  await tx.checkRun.update({
    where: { id },
    data: {
      state: 'done',
      step: '',
      finishedAt: now,
      contractHash,
      facts: facts ?? undefined,
      results,
      problem,
      failed: count('fail'),
      warned: count('warn'),
      passed: count('pass'),
      unverified: count('not-verified'),
    },
  });
}
