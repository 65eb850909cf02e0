import type { TelemetryFacts } from '@/lib/domain/mcp/probe-facts';
import { telemetryFacts, type KeptTelemetry } from '@/lib/domain/mcp/telemetry/kept';
import type { ServerTelemetry } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

const toKept = ({ lastCallAt, findings }: ServerTelemetry): KeptTelemetry => ({
  lastCall: lastCallAt,
  findings: findings as unknown as KeptTelemetry['findings'],
});

/** What was sent of a server's calls, as its check takes it; null: nothing ever was. */
export async function loadTelemetryFacts(tx: WorkspaceTx, serverId: string, now: Date): Promise<TelemetryFacts | null> {
  const row = await tx.serverTelemetry.findFirst({ where: { workspaceId: tx.workspaceId, serverId } });
  return row && telemetryFacts(toKept(row), now);
}

/** The same, to add to: nobody else does meanwhile. */
export async function lockTelemetry(tx: WorkspaceTx, serverId: string): Promise<KeptTelemetry | null> {
  const where = { workspaceId: tx.workspaceId, serverId };
  await tx.$queryRaw`select server_id from server_telemetry where server_id = ${serverId}::uuid for update`;
  const row = await tx.serverTelemetry.findFirst({ where });
  return row && toKept(row);
}

export async function saveTelemetry(
  tx: WorkspaceTx,
  serverId: string,
  { lastCall, findings }: KeptTelemetry,
  receivedAt: Date,
): Promise<void> {
  const data = { lastCallAt: lastCall, receivedAt, findings };
  await tx.serverTelemetry.upsert({
    where: { serverId },
    create: { serverId, workspaceId: tx.workspaceId, ...data },
    update: data,
  });
}
