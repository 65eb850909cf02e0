import type { Contract, ToolDefinition } from '@/lib/domain/mcp/contract';
import { compareTools, type ToolDrift } from '@/lib/domain/mcp/drift';
import { offeredTools } from '@/lib/domain/servers/tools';
import { hashOf } from './hash';
import type { WorkspaceTx } from './workspace-transaction';

/** A tool that reads otherwise than before, by the hashes of its definitions; null: it is not offered. */
export type Redefined = { name: string; before: string | null; after: string | null };

/** What a use case has taken over is of the newest contract or of the one before; further back nobody looks. */
const lookedBack = 20;

/**
 * What happened to tools of a server, from the contracts that were read of it. Made once for many use cases: most had the same before.
 * Of a definition that is not found nothing is known, so that the tool counts as new.
 */
export function toolDriftOf(serverId: string) {
  const contracts = new Map<number, ToolDefinition[]>();
  const compared = new Map<string, ToolDrift[]>();

  async function toolsIn(tx: WorkspaceTx, number: number): Promise<ToolDefinition[]> {
    const read = contracts.get(number);
    if (read) return read;
    const { content } = await tx.contract.findFirstOrThrow({
      where: { workspaceId: tx.workspaceId, serverId, number },
      select: { content: true },
    });
    const { tools } = content as unknown as Contract;
    contracts.set(number, tools);
    return tools;
  }

  async function definitions(tx: WorkspaceTx, name: string, hash: string | null): Promise<ToolDefinition[]> {
    if (hash === null) return [];
    // Asked each time: another one may have been read meanwhile.
    const where = { workspaceId: tx.workspaceId, serverId };
    const { _max: newest } = await tx.contract.aggregate({ where, _max: { number: true } });
    for (let back = 0; back < lookedBack; back += 1) {
      const number = (newest.number ?? 0) - back;
      if (number < 1) break;
      const named = (await toolsIn(tx, number)).filter((tool) => tool.name === name);
      if (offeredTools(named, hashOf)[0]?.hash === hash) return named;
    }
    return [];
  }

  return async (tx: WorkspaceTx, tools: readonly Redefined[]): Promise<ToolDrift[]> => {
    const all: ToolDrift[] = [];
    for (const { name, before, after } of tools) {
      const key = `${before} ${after} ${name}`;
      let drift = compared.get(key);
      if (!drift) {
        drift = compareTools(await definitions(tx, name, before), await definitions(tx, name, after), hashOf);
        if (drift.length === 0) drift = [lost(name)];
        compared.set(key, drift);
      }
      all.push(...drift);
    }
    return all;
  };
}

/** What was held is too old to be found, and nothing of that name is offered now. */
const lost = (tool: string): ToolDrift => {
  const difference = { path: '', before: null, after: null, message: 'It is no longer exposed.' };
  return { tool, kinds: ['removed'], differences: [{ ...difference, kind: 'removed' }] };
};
