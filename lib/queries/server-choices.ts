import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { tierOfTool, toolState, type ToolState } from '@/lib/domain/servers/tools';
import type { ActionTier } from '@/lib/domain/stages/stages';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { loadServerTools } from '@/lib/db/load-server-tools';
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
    const chosen = new Set(facts.tools.map(({ server }) => server?.toolId));
    const tools: ToolChoice[] = [];
    for (const { id, name: server } of facts.servers) {
      for (const tool of await loadServerTools(tx, id)) {
        const state = toolState(tool);
        if (state === 'gone' && !chosen.has(tool.id)) continue;
        tools.push({ id: tool.id, name: tool.name, summary: tool.summary, server, tier: tierOfTool(tool), state });
      }
    }
    return { servers: servers.map(({ revokedAt, ...one }) => ({ ...one, revoked: revokedAt !== null })), tools };
  });
}
