import type { ToolDefinition } from '@/lib/domain/mcp/contract';
import type { Reason } from '@/lib/domain/result';
import { callReasons } from '@/lib/domain/servers/consented-call';
import type { ServerFacts } from '@/lib/domain/servers/server';
import type { ServerToolFacts } from '@/lib/domain/servers/tools';
import { hashOf } from './hash';
import { loadServer } from './load-server';
import { loadServerTools } from './load-server-tools';
import { newestContract, type NewestContract } from './newest-contract';
import type { WorkspaceTx } from './workspace-transaction';

/** A tool that somebody may want called once, and why it may not be. `definition`: as the newest contract has it. */
export type CallScene = {
  server: ServerFacts;
  tool: ServerToolFacts;
  contract: NewestContract | null;
  definition: ToolDefinition | null;
  reasons: Reason[];
};

/** Null: there is no such tool of that server. */
export async function loadCallScene(tx: WorkspaceTx, serverId: string, toolId: string): Promise<CallScene | null> {
  const server = await loadServer(tx, serverId);
  const [tool] = await loadServerTools(tx, serverId, [toolId]);
  if (!server || !tool) return null;
  const contract = await newestContract(tx, serverId);
  const definitions = contract?.content.tools.filter(({ name }) => name === tool.name) ?? [];
  return {
    server,
    tool,
    contract,
    definition: definitions[0] ?? null,
    reasons: callReasons(server, tool, definitions, hashOf),
  };
}
