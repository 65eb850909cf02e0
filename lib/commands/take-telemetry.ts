import type { Span } from '@/lib/domain/mcp/telemetry/otlp';
import { telemetryFacts, tellsSomethingNew, withSpans } from '@/lib/domain/mcp/telemetry/kept';
import { ok, refuse, type Result } from '@/lib/domain/result';
import type { Machine } from '@/lib/domain/servers/machine';
import { serverOfSpan } from '@/lib/domain/servers/span-server';
import { appendEvent } from '@/lib/db/append-event';
import { lockTelemetry, saveTelemetry } from '@/lib/db/telemetry';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

/** Spans of calls of servers that are registered, and those of none of them. */
export type TakenSpans = { taken: number; unknown: number };

/**
 * Takes in spans of calls, and keeps what they say of each server. Bundles come every few seconds, so an event is written only when there
 * is something new to tell: then the workspace's row is locked first, as every write on it does, and it is all done again.
 */
export async function takeTelemetry(machine: Machine, spans: readonly Span[], now: Date): Promise<Result<TakenSpans>> {
  if (machine.may !== 'telemetry') return mayNot;
  const quiet = await inWorkspace(machine.workspaceId, (tx) => take(tx, { machine, spans, now, mayTell: false }));
  if (quiet) return quiet;
  const told = await inWorkspace(machine.workspaceId, async (tx) => {
    await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
    return take(tx, { machine, spans, now, mayTell: true });
  });
  if (!told) throw new Error('Telemetry that may be told was not.');
  return told;
}

type Delivery = { machine: Machine; spans: readonly Span[]; now: Date; mayTell: boolean };

/** Null: there is something to tell, and nothing was written. */
async function take(tx: WorkspaceTx, { machine, spans, now, mayTell }: Delivery): Promise<Result<TakenSpans> | null> {
  const { workspaceId } = tx;
  const token = { id: machine.tokenId, workspaceId, revokedAt: null, may: 'telemetry' };
  if (!(await tx.machineToken.findFirst({ where: token, select: { id: true } }))) return mayNot;
  const servers = await tx.server.findMany({
    where: { workspaceId },
    select: { id: true, name: true, address: true },
    // Locked in this order by every delivery.
    orderBy: { id: 'asc' },
  });
  const known = spans.flatMap((span) => {
    const server = serverOfSpan(span, servers);
    return server ? [{ span, serverId: server.id }] : [];
  });
  const news = [];
  for (const { id: serverId, name } of servers) {
    const theirs = known.filter((one) => one.serverId === serverId).map(({ span }) => span);
    if (theirs.length === 0) continue;
    const before = await lockTelemetry(tx, serverId);
    const after = withSpans(before, theirs, now);
    const isNew = tellsSomethingNew(before, after);
    if (isNew && !mayTell) return null;
    news.push({ serverId, name, after, isNew });
  }
  for (const { serverId, name, after, isNew } of news) {
    await saveTelemetry(tx, serverId, after, now);
    if (!isNew) continue;
    const { missingAttributes: missing, leaks } = telemetryFacts(after, now);
    const data = { serverId, name, token: machine.name, missing, leaks };
    await appendEvent(tx, { actor: null, at: now }, { type: 'telemetry.changed', data });
  }
  return ok({ taken: known.length, unknown: spans.length - known.length });
}

const mayNot = refuse(
  'forbidden',
  'This token may not send traces. An admin makes one that may under Settings, Machines.',
);
