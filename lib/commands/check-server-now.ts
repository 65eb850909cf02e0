import { setImmediate } from 'node:timers/promises';
import type { CheckResult } from '@/lib/domain/mcp/checks/check';
import type { CheckInput } from '@/lib/domain/mcp/checks/input';
import { eachCheck } from '@/lib/domain/mcp/checks/run';
import { hashContract } from '@/lib/domain/mcp/contract';
import type { WorkspaceEvent } from '@/lib/domain/audit/events';
import { endCheckRun } from '@/lib/db/check-runs';
import { declaredSince, loadCheckInput } from '@/lib/db/check-input';
import { appendEvent } from '@/lib/db/append-event';
import { hashOf } from '@/lib/db/hash';
import { newestContract } from '@/lib/db/newest-contract';
import { openTokens } from '@/lib/db/server-tokens';
import { takeContract, type Taken } from '@/lib/db/take-contract';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { enqueueWithin, prepareQueue } from '@/lib/jobs/queue';
import { examine, type Examination, type ExamineOptions } from '@/lib/mcp/examine';
import { schemaProblems } from '@/lib/mcp/schema-problems';
import { attachQueue } from './attach-later';
import { followQueue } from './keep-reading';

type How = { now: () => Date } & Pick<ExamineOptions, 'lookup' | 'limits'>;

/**
 * Carries out a run: asks the server without any transaction open, then keeps what was seen, takes in its contract, judges it, and
 * writes one event, all in one. A run that has ended is left alone.
 */
export async function checkServerNow(workspaceId: string, runId: string, how: How): Promise<void> {
  await prepareQueue(followQueue);
  await prepareQueue(attachQueue);
  const run = await inWorkspace(workspaceId, (tx) => open(tx, runId));
  if (!run) return;
  const seen = run.target ? await ask(workspaceId, run, run.target, how) : null;
  await inWorkspace(workspaceId, (tx) => keep(tx, run, seen, how.now()), { timeout: 60_000 });
}

type Run = NonNullable<Awaited<ReturnType<typeof open>>>;

async function open(tx: WorkspaceTx, id: string) {
  const { workspaceId } = tx;
  const run = await tx.checkRun.findFirst({
    where: { workspaceId, id, state: 'running' },
    include: { server: { include: { secrets: true } } },
  });
  if (!run) return null;
  const { allowedHosts } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { allowedHosts: true },
  });
  // Taken before anything is sent: a run that is begun again, for whatever reason, sends no second burst.
  const taken = await tx.checkRun.updateMany({ where: { id, tryLimits: true }, data: { tryLimits: false } });
  return { ...run, allowedHosts, tryLimits: taken.count > 0 && !run.server.revokedAt };
}

function ask(workspaceId: string, run: Run, url: string, { lookup, limits }: How): Promise<Examination> {
  const tokens = openTokens(run.server.secrets, run.serverId, url);
  return examine({
    url,
    token: tokens.ask,
    otherAudienceToken: tokens['other-audience'],
    narrowToken: tokens['fewer-scopes'],
    allowedHosts: run.allowedHosts,
    tryLimits: run.tryLimits,
    lookup,
    limits,
    onStep: async (step, at, of) => {
      const data = { step: `${step} (${at + 1} of ${of})` };
      await inWorkspace(workspaceId, (tx) => tx.checkRun.updateMany({ where: { id: run.id, state: 'running' }, data }));
    },
  });
}

async function keep(tx: WorkspaceTx, run: Run, seen: Examination | null, now: Date): Promise<void> {
  const { workspaceId } = tx;
  const { serverId } = run;
  // The chain's row first, as every write on the workspace does; then the server's.
  await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
  await tx.$queryRaw`select id from server where id = ${serverId}::uuid for no key update`;
  const still = await tx.checkRun.findFirst({ where: { workspaceId, id: run.id, state: 'running' } });
  if (!still) return;
  const contract = seen ? seen.contract : ((await newestContract(tx, serverId))?.content ?? null);
  // Judged against what was approved and seen before.
  const input = await loadCheckInput(tx, serverId, contract, now);
  if (!input) return;
  const taken =
    seen && contract
      ? await takeContract(tx, serverId, contract, {
          source: 'http',
          readById: run.startedById ?? run.server.ownerId,
          at: now,
        })
      : null;
  // New tools have rows by now; one that got riskier than what was declared of it is held against that once more.
  const declared = taken && !taken.same ? await declaredSince(tx, serverId, input.declared) : input.declared;
  const results = await judgedInTurns({ ...input, declared, probe: seen?.facts ?? null });
  const contractHash = contract && hashContract(contract, hashOf).contract;
  const problem = seen?.unread?.message ?? '';
  await endCheckRun(tx, run.id, { contractHash, facts: seen?.facts ?? null, results, problem, now });
  await appendEvent(tx, { actor: null, at: now }, told(run, results, taken, problem));
  await enqueueWithin(tx, attachQueue, { workspaceId, runId: run.id }, run.id);
  // Also where nothing changed or nobody was asked: a use case that could not follow then follows now.
  await enqueueWithin(tx, followQueue, { workspaceId, serverId }, serverId);
}

/** The process serves everybody meanwhile: what the server says may be large, and made to take long. */
async function judgedInTurns(input: CheckInput): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const result of eachCheck(input, { hashOf, schemaProblems })) {
    results.push(result);
    await setImmediate();
  }
  return results;
}

function told(
  { serverId, number, server }: Run,
  results: readonly CheckResult[],
  taken: Taken | null,
  problem: string,
): WorkspaceEvent {
  const of = (outcome: string) => results.filter((result) => result.outcome === outcome).map(({ check }) => check);
  return {
    type: 'check.finished',
    data: {
      serverId,
      name: server.name,
      run: number,
      failed: of('fail'),
      warned: of('warn'),
      passed: of('pass').length,
      unverified: of('not-verified').length,
      problem,
      contract: taken,
    },
  };
}
