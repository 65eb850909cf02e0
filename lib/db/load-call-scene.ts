import type { Contract, ToolDefinition } from '@/lib/domain/mcp/contract';
import type { Reason } from '@/lib/domain/result';
import { callReasons } from '@/lib/domain/servers/consented-call';
import type { ServerFacts } from '@/lib/domain/servers/server';
import type { ServerToolFacts } from '@/lib/domain/servers/tools';
import { hashOf } from './hash';
import { loadServer } from './load-server';
import { loadServerTools } from './load-server-tools';
import type { WorkspaceTx } from './workspace-transaction';

/** A tool that somebody may want called once, and why it may not be. `definition`: as the newest contract has it. */
export type CallScene = {
  server: ServerFacts;
  tool: ServerToolFacts;
  definition: ToolDefinition | null;
  reasons: Reason[];
};

/** Null: there is no such tool of that server. */
export async function loadCallScene(tx: WorkspaceTx, serverId: string, toolId: string): Promise<CallScene | null> {
  const server = await loadServer(tx, serverId);
  const [tool] = await loadServerTools(tx, serverId, [toolId]);
  if (!server || !tool) return null;
  const newest = await tx.contract.findFirst({
    where: { workspaceId: tx.workspaceId, serverId },
    orderBy: { number: 'desc' },
    select: { content: true },
  });
  const contract = newest && (newest.content as unknown as Contract);
  const definitions = contract?.tools.filter(({ name }) => name === tool.name) ?? [];
  return {
    server,
    tool,
    definition: definitions[0] ?? null,
    reasons: callReasons(server, tool, definitions, hashOf),
  };
}
