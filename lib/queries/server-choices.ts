import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { tierOfTool, toolState, type ToolState } from '@/lib/domain/servers/tools';
import type { ActionTier } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { changedInstructions } from '@/lib/db/changed-instructions';
import { standingOf } from '@/lib/db/load-server-tools';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type ServerChoice = { id: string; name: string; purpose: string; revoked: boolean };
export type ToolChoice = {
  id: string;
  name: string;
  summary: string;
  server: string;
  tier: ActionTier;
  state: ToolState;
};

export type Choices = { servers: ServerChoice[]; tools: ToolChoice[] };

/**
 * The servers that the use case may build on, by name: those in use, and those that it builds on already; and the tools of the latter,
 * with those that are not offered any more but chosen.
 */
export async function serverChoices(actor: Actor, facts: UseCaseFacts): Promise<Choices> {
  if (can(actor, 'view')) return { servers: [], tools: [] };
  const had = facts.servers.map(({ id }) => id);
  return inWorkspace(actor.workspaceId, async (tx) => {
    const servers = await tx.server.findMany({
      where: { workspaceId: tx.workspaceId, OR: [{ revokedAt: null }, { id: { in: had } }] },
      select: { id: true, name: true, purpose: true, revokedAt: true },
      orderBy: { name: 'asc' },
    });
    const chosen = facts.tools.flatMap(({ server }) => (server ? [server.toolId] : []));
    const tools = await tx.serverTool.findMany({
      where: {
        workspaceId: tx.workspaceId,
        serverId: { in: had },
        OR: [{ hash: { not: null } }, { id: { in: chosen } }],
      },
      include: { server: { select: { name: true } } },
      orderBy: [{ server: { name: 'asc' } }, { name: 'asc' }],
    });
    const changed = await changedInstructions(tx, had);
    return {
      servers: servers.map(({ revokedAt, ...one }) => ({ ...one, revoked: revokedAt !== null })),
      tools: tools.map(({ id, name, summary, server, ...row }) => {
        const standing = { ...standingOf(row), instructionsChanged: changed.has(row.serverId) };
        return { id, name, summary, server: server.name, tier: tierOfTool(standing), state: toolState(standing) };
      }),
    };
  });
}
