import { hashContract, type Contract } from '@/lib/domain/mcp/contract';
import { shown } from '@/lib/domain/mcp/strings';
import { offeredTools } from '@/lib/domain/servers/tools';
import { actionTiers } from '@/lib/domain/stages/stages';
import { hashOf } from './hash';
import { newId } from './new-id';
import type { WorkspaceTx } from './workspace-transaction';

export type Reading = { source: 'pasted' | 'http' | 'command'; readById: string; at: Date };

/** What a reading came to. */
export type Taken = {
  contractId: string;
  number: number;
  hash: string;
  tools: number;
  /** The same as the newest one: nothing was written but when it was seen. */
  same: boolean;
  /** Names, against the newest one before. */
  added: string[];
  removed: string[];
  changed: string[];
};

/**
 * Keeps what a server offers, and brings its tools up to it: a new one has no decision yet, one that is gone stays for those who
 * chose it, and what was declared below the tier that counts from now on is let go: it was said of a tool that could do less. The
 * server's row is locked by the caller.
 */
export async function takeContract(
  tx: WorkspaceTx,
  serverId: string,
  contract: Contract,
  { source, readById, at }: Reading,
): Promise<Taken> {
  const where = { workspaceId: tx.workspaceId, serverId };
  const hash = hashContract(contract, hashOf).contract;
  const newest = await tx.contract.findFirst({ where, orderBy: { number: 'desc' } });
  const tools = contract.tools.length;
  // The hash leaves versions out: a new one with the same tools is kept for the history.
  if (newest && newest.hash === hash && hashOf(newest.content) === hashOf(contract)) {
    await tx.contract.update({ where: { id: newest.id }, data: { lastReadAt: at } });
    return { contractId: newest.id, number: newest.number, hash, tools, same: true, ...nothing };
  }
  const contractId = newId();
  const number = (newest?.number ?? 0) + 1;
  await tx.contract.create({
    data: {
      id: contractId,
      ...where,
      number,
      source,
      readById,
      readAt: at,
      lastReadAt: at,
      hash,
      toolCount: tools,
      content: contract,
    },
  });
  const before = await tx.serverTool.findMany({ where, select: { name: true, hash: true } });
  const known = new Map(before.map((tool) => [tool.name, tool.hash]));
  const offered = offeredTools(contract.tools, hashOf);
  await saveTools(tx, serverId, offered, at);
  const names = new Set(offered.map(({ name }) => name));
  const removed = before.filter((tool) => tool.hash !== null && !names.has(tool.name)).map(({ name }) => name);
  await tx.serverTool.updateMany({ where: { ...where, name: { in: removed } }, data: { hash: null } });
  return {
    contractId,
    number,
    hash,
    tools,
    same: false,
    added: offered.filter(({ name }) => !known.get(name)).map(({ name }) => name),
    removed,
    changed: offered.filter((tool) => known.get(tool.name) && known.get(tool.name) !== tool.hash).map((t) => t.name),
  };
}

const nothing = { added: [], removed: [], changed: [] };

/** Longer beginnings help nobody who chooses. */
const summaryLength = 200;

/** In one statement, however many there are. */
async function saveTools(
  tx: WorkspaceTx,
  serverId: string,
  offered: ReturnType<typeof offeredTools>,
  at: Date,
): Promise<void> {
  const rows = offered.map(({ name, description, hash, derivedTier, traits }) => ({
    id: newId(),
    name,
    hash,
    // What is invisible is written out, but for what only chooses the look of a sign.
    summary: shown(description.replaceAll('\ufe0f', ''), summaryLength),
    tier: derivedTier,
    brings_in: traits.bringsIn,
    leads_out: traits.leadsOut,
  }));
  await tx.$executeRaw`
    insert into server_tool (id, workspace_id, server_id, name, hash, summary, derived_tier, brings_in, leads_out, traits_at, data_classes, fields)
    select id, ${tx.workspaceId}::uuid, ${serverId}::uuid, name, hash, summary, tier, brings_in, leads_out, ${at}, '{}', '{}'
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t (id uuid, name text, hash text, summary text, tier text, brings_in boolean, leads_out text)
    on conflict (server_id, name) do update set
      hash = excluded.hash, summary = excluded.summary, derived_tier = excluded.derived_tier,
      brings_in = excluded.brings_in, leads_out = excluded.leads_out,
      (declared_tier, declared_by_id, declared_at, declared_why, traits_at) = (
        select case when keep then server_tool.declared_tier end, case when keep then server_tool.declared_by_id end,
          case when keep then server_tool.declared_at end, case when keep then server_tool.declared_why else '' end,
          case when (server_tool.brings_in, server_tool.leads_out, server_tool.derived_tier)
              is distinct from (excluded.brings_in, excluded.leads_out, excluded.derived_tier)
            or (server_tool.declared_tier is not null and not keep) then excluded.traits_at else server_tool.traits_at end
        from (
          select server_tool.hash is not distinct from excluded.hash
            or array_position(${[...actionTiers]}::text[], excluded.derived_tier)
              <= array_position(${[...actionTiers]}::text[], server_tool.declared_tier) as keep
        ) as compared
      )`;
}
