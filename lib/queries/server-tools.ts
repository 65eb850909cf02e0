import type { Actor, Person } from '@/lib/domain/access/actor';
import type { Contract, ToolDefinition } from '@/lib/domain/mcp/contract';
import { compareContracts, type Drift } from '@/lib/domain/mcp/drift';
import { deriveTier, nothingStated, type DerivedTier } from '@/lib/domain/mcp/tier';
import { tierOfTool, toolState, type ServerToolFacts, type ToolState } from '@/lib/domain/servers/tools';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';
import { lostReason, type CallState, type SeenCall } from '@/lib/domain/servers/consented-call';
import { callCounts } from '@/lib/domain/mcp/checks/schemas';
import type { Reason } from '@/lib/domain/result';
import { approvedContract } from '@/lib/db/check-input';
import { hashOf } from '@/lib/db/hash';
import { loadCallScene } from '@/lib/db/load-call-scene';
import { loadServerTools } from '@/lib/db/load-server-tools';
import { newestContract } from '@/lib/db/newest-contract';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { isServerId } from '@/lib/url/servers';
import { serverPage } from './server';

export type ToolRow = ServerToolFacts & {
  state: ToolState;
  /** As it counts. */
  tier: ActionTier;
  /** Why the derived tier is what it is; empty where the tool is not offered any more. */
  reasons: string[];
  contradiction: string | null;
};

export type ServerToolsPage = {
  /** The newest; null: none was read. */
  contract: { id: string; number: number; readAt: Date } | null;
  tools: ToolRow[];
};

/** Every tool of a server, those that are offered first; null for whoever may not look. */
export async function serverToolsPage(actor: Actor, id: string): Promise<ServerToolsPage | null> {
  if (!(await serverPage(actor, id))) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const newest = await newestContract(tx, id);
    const tools = (await loadServerTools(tx, id)).map((tool) => toRow(tool, newest?.content ?? null));
    const gone = ({ state }: ToolRow) => (state === 'gone' ? 1 : 0);
    return {
      contract: newest && { id: newest.id, number: newest.number, readAt: newest.readAt },
      tools: tools.sort((a, b) => gone(a) - gone(b)),
    };
  });
}

export type ServerToolPage = {
  tool: ToolRow;
  /** Null: not offered any more. */
  definition: ToolDefinition | null;
  contract: { id: string; number: number } | null;
  usedBy: { key: string; title: string; stage: Stage; purpose: string }[];
  /** Calls that people consented to, newest first. */
  calls: SeenCall[];
  /** Why it may not be called once; empty: it may. */
  mayNotCall: Reason[];
};

const callsShown = 5;

/** One tool of a server with its definition, and who calls it. */
export async function serverToolPage(actor: Actor, id: string, toolId: string): Promise<ServerToolPage | null> {
  if (!isServerId(toolId) || !(await serverPage(actor, id))) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const scene = await loadCallScene(tx, id, toolId);
    if (!scene) return null;
    const { tool, contract: newest } = scene;
    const uses = await tx.tool.findMany({
      where: { workspaceId: tx.workspaceId, serverToolId: toolId },
      select: { purpose: true, useCase: { select: { key: true, title: true, stage: true } } },
    });
    const usedBy = uses.map(({ purpose, useCase }) => ({ ...useCase, stage: useCase.stage as Stage, purpose }));
    return {
      tool: toRow(tool, newest?.content ?? null),
      definition: scene.definition,
      contract: newest && { id: newest.id, number: newest.number },
      usedBy: usedBy.sort((a, b) => a.key.localeCompare(b.key)),
      calls: await callsOf(tx, tool, now()),
      mayNotCall: scene.reasons,
    };
  });
}

async function callsOf(tx: WorkspaceTx, { id: toolId, hash }: ServerToolFacts, at: Date): Promise<SeenCall[]> {
  const rows = await tx.consentedCall.findMany({
    where: { workspaceId: tx.workspaceId, toolId },
    omit: { sealed: true },
    orderBy: { askedAt: 'desc' },
    take: callsShown,
  });
  const people = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: rows.map(({ askedById }) => askedById) } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const standing = rows.find((row) => row.state === 'done' && row.hash === hash);
  return rows.map((row) => ({
    id: row.id,
    askedBy: names.get(row.askedById) ?? 'Unknown',
    at: row.finishedAt ?? row.askedAt,
    parameters: row.parameters,
    fields: row.fields,
    problems: row.problems,
    ...standingOf(row, at),
    counts: row.id === standing?.id && callCounts(row.finishedAt ?? row.askedAt, at),
  }));
}

/** A lost call has come to nothing, whether or not that was written yet: it bars no other. */
function standingOf(row: { state: string; askedAt: Date; problem: string }, at: Date) {
  const lost = lostReason(row, at);
  return lost ? { state: 'failed' as const, problem: lost } : { state: row.state as CallState, problem: row.problem };
}

export type ContractRow = {
  id: string;
  number: number;
  source: 'pasted' | 'http' | 'command';
  readBy: Person;
  readAt: Date;
  lastReadAt: Date;
  hash: string;
  tools: number;
};

const contractsShown = 100;

/** Every contract that was read, newest first. */
export async function serverContracts(actor: Actor, id: string): Promise<ContractRow[] | null> {
  if (!(await serverPage(actor, id))) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx.contract.findMany({
      where: { workspaceId: tx.workspaceId, serverId: id },
      omit: { content: true },
      orderBy: { number: 'desc' },
      take: contractsShown,
    });
    const people = await tx.member.findMany({
      where: { workspaceId: tx.workspaceId, id: { in: rows.map(({ readById }) => readById) } },
      select: { id: true, name: true },
    });
    return rows.map(({ id: contractId, number, source, readById, readAt, lastReadAt, hash, toolCount }) => ({
      id: contractId,
      number,
      source: source as ContractRow['source'],
      readBy: people.find((person) => person.id === readById) ?? { id: readById, name: 'Unknown' },
      readAt,
      lastReadAt,
      hash,
      tools: toolCount,
    }));
  });
}

function toRow(tool: ServerToolFacts, contract: Contract | null): ToolRow {
  const derived = (contract?.tools ?? []).flatMap((one) =>
    one.name === tool.name ? [deriveTier(one, nothingStated)] : [],
  );
  const worst = derived.find(({ tier }) => tier === tool.derivedTier) ?? null;
  return { ...tool, state: toolState(tool), tier: tierOfTool(tool), ...whyOf(worst) };
}

const whyOf = (derived: DerivedTier | null) => ({
  reasons: derived?.reasons ?? [],
  contradiction: derived?.contradiction ?? null,
});

/** What the newest contract has otherwise than it was approved. Null: nothing was approved yet, or nothing was read. */
export async function serverDrift(actor: Actor, id: string): Promise<Drift | null> {
  if (!(await serverPage(actor, id))) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const newest = await newestContract(tx, id);
    const approved = await approvedContract(tx, await loadServerTools(tx, id));
    return newest && approved ? compareContracts(approved, newest.content, hashOf) : null;
  });
}
