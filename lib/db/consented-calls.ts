import { callCountsFor } from '@/lib/domain/mcp/checks/schemas';
import type { ConsentedCall } from '@/lib/domain/mcp/checks/input';
import { ok, refuse, type Result } from '@/lib/domain/result';
import { callLimits } from '@/lib/domain/servers/consented-call';
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
  await tx.consentedCall.updateMany({
    where: { ...where, state: underWay, askedAt: { lt: new Date(now.getTime() - callLimits.lostAfter) } },
    data: { state: 'failed', sealed: null, finishedAt: now, problem: 'It was lost, and never finished.' },
  });
  if ((await tx.consentedCall.count({ where: { ...where, state: underWay } })) > 0) {
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
  const id = newId();
  await tx.consentedCall.create({
    data: { id, workspaceId: tx.workspaceId, ...data, state: 'waiting', askedAt: now, sealed: seal(id) },
  });
  return ok({ id });
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
