import type { JsonObject } from '@/lib/domain/mcp/contract';
import { lostReason } from '@/lib/domain/servers/consented-call';
import { endCall, type CallOutcome } from '@/lib/db/consented-calls';
import { hashOf } from '@/lib/db/hash';
import { loadCallScene } from '@/lib/db/load-call-scene';
import { unseal } from '@/lib/db/seal';
import { openTokens } from '@/lib/db/server-tokens';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { callOnce, type CallOptions } from '@/lib/mcp/call-once';
import { McpFailure } from '@/lib/mcp/failure';

type How = { now: () => Date } & Pick<CallOptions, 'lookup' | 'limits'>;

/**
 * Makes the one call that somebody consented to, without any transaction open, and keeps which fields came back. A call is begun once:
 * one that was interrupted is not made again, since nobody knows whether the server carried it out.
 */
export async function callToolNow(workspaceId: string, callId: string, { now, ...how }: How): Promise<void> {
  const begun = await inWorkspace(workspaceId, (tx) => begin(tx, callId, now()));
  if (!begun) return;
  const outcome = 'problem' in begun ? begun : await called(begun, how);
  await inWorkspace(workspaceId, (tx) => endCall(tx, callId, outcome, now()));
}

/** A call whose job failed for good says so, and does not stay under way. */
export const failCall = (workspaceId: string, callId: string, now: Date): Promise<void> =>
  inWorkspace(workspaceId, (tx) => endCall(tx, callId, { problem: broken }, now));

const broken = 'It stopped because of an error on our side: whether the server carried it out is not known.';

const interrupted = 'It was interrupted, and is not made again: whether the server carried it out is not known.';

/** Takes the arguments out of the row, so that whatever happens, nobody makes the call again. Null: it has ended. */
async function begin(tx: WorkspaceTx, id: string, now: Date): Promise<CallOptions | { problem: string } | null> {
  const { workspaceId } = tx;
  await tx.$queryRaw`select id from consented_call where id = ${id}::uuid for update`;
  const call = await tx.consentedCall.findFirst({
    where: { workspaceId, id },
    include: { tool: { select: { serverId: true, server: { select: { secrets: true } } } } },
  });
  if (!call || call.state === 'done' || call.state === 'failed') return null;
  if (call.state === 'calling') return { problem: interrupted };
  await tx.consentedCall.update({ where: { id }, data: { state: 'calling', sealed: null } });
  // The consent was to a call now.
  const lost = lostReason(call, now);
  if (lost) return { problem: lost };
  const { serverId, server } = call.tool;
  // What was allowed when somebody consented may not be any more.
  const scene = await loadCallScene(tx, serverId, call.toolId);
  const [barred] = scene?.reasons ?? [];
  if (!scene?.server.address || barred) return { problem: barred?.message ?? 'Its server has no address any more.' };
  if (scene.tool.hash !== call.hash) return { problem: 'It reads otherwise by now than what was consented to.' };
  const text = call.sealed && unseal(call.sealed, id);
  if (text === null) return { problem: 'Its arguments could not be opened. Enter them again.' };
  const { allowedHosts } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { allowedHosts: true },
  });
  const url = scene.server.address;
  return {
    url,
    token: openTokens(server.secrets, serverId, url).ask,
    allowedHosts,
    tool: { name: scene.tool.name, hash: call.hash },
    arguments: JSON.parse(text) as JsonObject,
    hashOf,
  };
}

async function called(options: CallOptions, how: Omit<How, 'now'>): Promise<CallOutcome> {
  try {
    return await callOnce({ ...options, ...how });
  } catch (error) {
    if (error instanceof McpFailure) return { problem: error.message };
    throw error;
  }
}
