import type { CheckInput, DeclaredTool, SupplyChain } from '@/lib/domain/mcp/checks/input';
import type { Contract, ToolDefinition } from '@/lib/domain/mcp/contract';
import { declaredTool, type ServerToolFacts } from '@/lib/domain/servers/tools';
import type { ServerFacts } from '@/lib/domain/servers/server';
import { loadSettings } from './load-rule-context';
import { countingCalls } from './consented-calls';
import { loadServer } from './load-server';
import { loadServerTools } from './load-server-tools';
import { loadTelemetryFacts } from './telemetry';
import type { WorkspaceTx } from './workspace-transaction';

/** All that the checks may look at but what is gathered by asking the server; null: there is no such server. */
export async function loadCheckInput(
  tx: WorkspaceTx,
  serverId: string,
  contract: Contract | null,
  now: Date,
): Promise<CheckInput | null> {
  const server = await loadServer(tx, serverId);
  if (!server) return null;
  const tools = await loadServerTools(tx, serverId);
  const others = await tx.serverTool.findMany({
    where: { workspaceId: tx.workspaceId, serverId: { not: serverId }, hash: { not: null } },
    select: { name: true, server: { select: { name: true } } },
  });
  const { minimumProtocol, contextTokens } = await loadSettings(tx);
  const byServer = new Map<string, string[]>();
  for (const { name, server: of } of others) byServer.set(of.name, [...(byServer.get(of.name) ?? []), name]);
  return {
    contract,
    approved: await approvedContract(tx, tools),
    declared: declaredTools(tools, server),
    others: [...byServer].map(([name, theirs]) => ({ server: name, tools: theirs })),
    supplyChain: supplyChainOf(server),
    consentedCalls: await countingCalls(tx, serverId, now),
    telemetry: await loadTelemetryFacts(tx, serverId, now),
    probe: null,
    previous: await previousReading(tx, serverId),
    policy: { minimumProtocol, contextTokens, approvedScopes: server.approvedScopes },
    now,
  };
}

/**
 * What people say of the tools that are offered now that another contract was taken in. What counted `before` is what a tool is
 * held against, also where its new definition voided it: of the lowering that went with it nothing is left by then.
 */
export async function declaredSince(
  tx: WorkspaceTx,
  serverId: string,
  before: readonly DeclaredTool[],
): Promise<DeclaredTool[]> {
  const server = await loadServer(tx, serverId);
  if (!server) return [];
  const tiers = new Map(before.map(({ name, tier }) => [name, tier]));
  const now = declaredTools(await loadServerTools(tx, serverId), server);
  return now.map((tool) => ({ ...tool, tier: tool.tier ?? tiers.get(tool.name) ?? null }));
}

const declaredTools = (tools: readonly ServerToolFacts[], server: ServerFacts): DeclaredTool[] =>
  tools.filter(({ hash }) => hash !== null).map((tool) => declaredTool(tool, server));

/** What the last run before this one saw. */
async function previousReading(tx: WorkspaceTx, serverId: string): Promise<CheckInput['previous']> {
  const where = { workspaceId: tx.workspaceId, serverId };
  const last = await tx.checkRun.findFirst({
    where: { ...where, state: 'done', contractHash: { not: null } },
    orderBy: { number: 'desc' },
    select: { contractHash: true },
  });
  if (!last?.contractHash) return null;
  const seen = await tx.contract.findFirst({
    where: { ...where, hash: last.contractHash },
    orderBy: { number: 'desc' },
    select: { content: true },
  });
  const { serverInfo } = (seen?.content ?? { serverInfo: null }) as unknown as Pick<Contract, 'serverInfo'>;
  return { serverVersion: serverInfo?.version ?? null, contractHash: last.contractHash };
}

/** The tools as they were approved, each from the contract that it was approved in; null: none ever was. */
export async function approvedContract(tx: WorkspaceTx, tools: readonly ServerToolFacts[]): Promise<Contract | null> {
  const approved = tools.filter((tool) => tool.approved);
  if (approved.length === 0) return null;
  const contracts = await tx.contract.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...new Set(approved.map((tool) => tool.approved?.in ?? ''))] } },
    orderBy: { number: 'asc' },
  });
  const contents = new Map(contracts.map(({ id, content }) => [id, content as unknown as Contract]));
  const newest = contents.get(contracts.at(-1)?.id ?? '');
  const definitions = approved.flatMap(({ name, approved: by }): ToolDefinition[] => {
    const found = contents.get(by?.in ?? '')?.tools.find((tool) => tool.name === name);
    return found ? [found] : [];
  });
  return newest ? { ...newest, tools: definitions } : null;
}

function supplyChainOf({ package: named }: ServerFacts): SupplyChain {
  if (!named) return { kind: 'remote' };
  const at = named.lastIndexOf('@');
  const [name, version] = at > 0 ? [named.slice(0, at), named.slice(at + 1)] : [named, null];
  const digest = version?.startsWith('sha256:') ? version : null;
  return { kind: 'package', name, version: digest ? null : version, digest, advisories: null };
}
