import { setImmediate } from 'node:timers/promises';
import type { Span } from '@/lib/domain/mcp/telemetry/otlp';
import { telemetryFacts, tellsSomethingNew, withSpans } from '@/lib/domain/mcp/telemetry/kept';
import { judgeSpans, type JudgedResources, type JudgedSpan } from '@/lib/domain/mcp/telemetry/tool-calls';
import { ok, type Result } from '@/lib/domain/result';
import { mayNot, type Machine } from '@/lib/domain/servers/machine';
import { serversOfSpans } from '@/lib/domain/servers/span-server';
import { appendEvent } from '@/lib/db/append-event';
import { lockTelemetry, saveTelemetry } from '@/lib/db/telemetry';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

/** Spans of calls of servers that are registered, and those of none of them. */
export type TakenSpans = { taken: number; unknown: number };

/**
 * Takes in spans of calls, and keeps what they say of each server. Bundles come every few seconds, so an event is written only when there
 * is something new to tell: then the workspace's row is locked first, as every write on it does, and what was kept is read again.
 */
export async function takeTelemetry(machine: Machine, spans: readonly Span[], now: Date): Promise<Result<TakenSpans>> {
  if (machine.may !== 'telemetry') return mayNot('telemetry');
  // Once, and before a transaction is open.
  const judged = await judgedInTurns(spans);
  const quiet = await inWorkspace(machine.workspaceId, (tx) => take(tx, { machine, judged, now, mayTell: false }));
  if (quiet) return quiet;
  const told = await inWorkspace(machine.workspaceId, async (tx) => {
    await tx.$queryRaw`select id from workspace where id = ${tx.workspaceId}::uuid for no key update`;
    return take(tx, { machine, judged, now, mayTell: true });
  });
  if (!told) throw new Error('Telemetry that may be told was not.');
  return told;
}

/** The largest delivery takes a good part of a second to go through: others get their answers between. */
const turn = 200;

async function judgedInTurns(spans: readonly Span[]): Promise<JudgedSpan[]> {
  const resources: JudgedResources = new Map();
  const judged: JudgedSpan[] = [];
  for (let from = 0; from < spans.length; from += turn) {
    judged.push(...judgeSpans(spans.slice(from, from + turn), resources));
    await setImmediate();
  }
  return judged;
}

type Delivery = { machine: Machine; judged: readonly JudgedSpan[]; now: Date; mayTell: boolean };

/** Null: there is something to tell, and nothing was written. */
async function take(tx: WorkspaceTx, { machine, judged, now, mayTell }: Delivery): Promise<Result<TakenSpans> | null> {
  const { workspaceId } = tx;
  const token = { id: machine.tokenId, workspaceId, revokedAt: null, may: 'telemetry' };
  if (!(await tx.machineToken.findFirst({ where: token, select: { id: true } }))) return mayNot('telemetry');
  const servers = await tx.server.findMany({
    where: { workspaceId },
    select: { id: true, name: true, address: true },
    // Locked in this order by every delivery.
    orderBy: { id: 'asc' },
  });
  const serverOf = serversOfSpans(servers);
  const known = new Map<string, JudgedSpan[]>(servers.map(({ id }) => [id, []]));
  for (const one of judged) known.get(serverOf(one.span)?.id ?? '')?.push(one);
  const news = [];
  for (const { id: serverId, name } of servers) {
    const theirs = known.get(serverId) ?? [];
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
  const taken = [...known.values()].reduce((sum, theirs) => sum + theirs.length, 0);
  return ok({ taken, unknown: judged.length - taken });
}
