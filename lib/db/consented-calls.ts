import { callCountsFor } from '@/lib/domain/mcp/checks/schemas';
import type { ConsentedCall } from '@/lib/domain/mcp/checks/input';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { callLimits, lostReason } from '@/lib/domain/servers/consented-call';
import { appendEvent } from './append-event';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

type Start = {
  toolId: string;
  hash: string;
  askedById: string;
  now: Date;
  parameters: string[];
  /** The arguments, bound to the call. */
  seal: (callId: string) => Buffer<ArrayBuffer>;
};

const underWay = { in: ['waiting', 'calling'] };

/** A call that waits to be made, of a tool of a server whose row is locked. One at a time, and not often. */
export async function startCall(tx: WorkspaceTx, serverId: string, start: Start): Promise<Result<{ id: string }>> {
  const { seal, now, ...data } = start;
  const where = { workspaceId: tx.workspaceId, tool: { serverId } };
  const unended = await tx.consentedCall.findMany({ where: { ...where, state: underWay } });
  const lost = unended.flatMap((call) => {
    const problem = lostReason(call, now);
    return problem === null ? [] : [{ id: call.id, problem }];
  });
  if (lost.length < unended.length) {
    return refuse('unmet', 'A tool of this server is being called already. Wait until that is done.');
  }
  const since = new Date(now.getTime() - callLimits.window);
  if ((await tx.consentedCall.count({ where: { ...where, askedAt: { gt: since } } })) >= callLimits.often) {
    return refuse(
      'throttled',
      `Tools of this server were called ${callLimits.often} times within a quarter of an hour.`,
      [{ code: 'too-many-calls', message: 'Wait a quarter of an hour before the next call.' }],
    );
  }
  for (const { id, problem } of lost) await endCall(tx, id, { problem }, now);
  const id = newId();
  await tx.consentedCall.create({
    data: { id, workspaceId: tx.workspaceId, ...data, state: 'waiting', askedAt: now, sealed: seal(id) },
  });
  return ok({ id });
}

export type CallOutcome = { fields: string[]; problems: string[] } | { problem: string };

/** What a call came to, with its event; one that has ended is left alone. Whatever it came to, its arguments are gone. */
export async function endCall(tx: WorkspaceTx, id: string, outcome: CallOutcome, now: Date): Promise<void> {
  const { workspaceId } = tx;
  // The chain's row first, as every write on the workspace does.
  await tx.$queryRaw`select id from workspace where id = ${workspaceId}::uuid for no key update`;
  const call = await tx.consentedCall.findFirst({
    where: { workspaceId, id, state: underWay },
    include: { tool: { select: { name: true, serverId: true, server: { select: { name: true } } } } },
  });
  if (!call) return;
  const { fields, problems, problem } = { fields: [], problems: [], problem: '', ...outcome };
  const state = problem ? 'failed' : 'done';
  const ended = { state, sealed: null, finishedAt: now, fields, problems, problem };
  await tx.consentedCall.update({ where: { id }, data: ended });
  const { name: tool, serverId, server } = call.tool;
  const data = { serverId, name: server.name, tool, fields, problems, problem };
  await appendEvent(tx, { actor: null, at: now }, { type: 'tool-call.finished', data });
}

/** The newest call of every definition of every tool that may still count, newest first. */
export async function countingCalls(tx: WorkspaceTx, serverId: string, now: Date): Promise<ConsentedCall[]> {
  const since = new Date(now.getTime() - callCountsFor * 24 * 60 * 60 * 1000);
  const rows = await tx.$queryRaw<ConsentedCall[]>`
    select distinct on (c.tool_id, c.hash) t.name as tool, c.hash, c.finished_at as at, c.fields, c.problems
    from consented_call c join server_tool t on t.id = c.tool_id
    where c.workspace_id = ${tx.workspaceId}::uuid and t.server_id = ${serverId}::uuid
      and c.state = 'done' and c.finished_at >= ${since}
    order by c.tool_id, c.hash, c.finished_at desc`;
  return rows.sort((a, b) => b.at.getTime() - a.at.getTime());
}
