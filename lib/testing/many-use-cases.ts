import pg from 'pg';
import { ownerRoles, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import { unknownTraits } from '@/lib/domain/mcp/flow';
import { seededRandom } from '@/lib/domain/random';
import { hashesFor, snapshotFor } from '@/lib/domain/signoffs/sections';
import type { Stage } from '@/lib/domain/stages/stages';
import type { ToolFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { hashOf } from '@/lib/db/hash';
import { newId } from '@/lib/db/new-id';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { followedTools } from '@/lib/commands/follow-server';
import { copyRows } from '@/prisma/seed/large/copy';
import { generateUseCase } from '@/prisma/seed/large/generate';
import { addRows, type Rows } from '@/prisma/seed/large/rows';
import { generatedTables } from '@/prisma/seed/large/load';
import { Trail } from '@/prisma/seed/large/trail';
import { testNow, type TestWorkspace } from './workspace';

/** One use case of many: where it stands, the tools of a server that it calls, and who has signed for production. */
export type Wanted = {
  stage: Extract<Stage, 'pilot' | 'go-live-review' | 'production'>;
  tools: string[];
  signed: readonly OwnerRole[];
};

const few = 3;

/** A number that has the generator choose a stage, as its first one does. */
const towards: Record<Wanted['stage'], number> = { pilot: 0.7, 'go-live-review': 0.8, production: 0.9 };

// Those of the large workspaces, and what only tools of servers and signatures need.
const tables = [...generatedTables, 'use_case_server', 'sign_off_request', 'sign_off'];

/**
 * Many use cases that call tools of one server, as commands would have left them, written in bulk by the owner of the tables: to bring
 * hundreds into production by commands takes minutes. Gives their ids, in the order of `wanted`.
 */
export async function makeUseCases(workspace: TestWorkspace, serverId: string, wanted: Wanted[]): Promise<string[]> {
  const { workspaceId, modelId, businessUnitId } = workspace;
  const people = await Promise.all(
    ['Bea', 'Tom', 'Sam', 'Dora', 'Ann', 'Ben'].map(async (name): Promise<Person> => {
      const { memberId } = await workspace.member('contributor', name);
      return { id: memberId, name };
    }),
  );
  const offered = await toolsOf(workspaceId, serverId);
  const units = [{ id: businessUnitId, name: 'General', keyPrefix: 'GEN' }];
  const rows: Rows = new Map();
  const trails: Trail[] = [];
  const ids = wanted.map(({ stage, tools, signed }, number) => {
    const random = seededRandom(number + 1);
    let first = true;
    const choose = () => (first ? ((first = false), towards[stage]) : random());
    const generated = generateUseCase(number, choose, { people, units, systems: [], now: testNow });
    const called = tools.map((name) => offered.get(name)!);
    const facts: UseCaseFacts = {
      ...generated,
      tools: called.map((tool) => ({ ...tool, id: newId() })),
      // A few of each: all of them would take most of the time, and nothing is asked of them.
      items: generated.items.slice(0, few),
      evidence: generated.evidence.slice(0, few),
    };
    const trail = new Trail(workspaceId, facts, 8);
    addRows(rows, facts, trail, { workspaceId, modelId, now: testNow });
    addServer(rows, workspaceId, facts);
    addSignatures(rows, workspaceId, facts, signed);
    trails.push(trail);
    return facts.id;
  });
  await inBulk(async (client) => {
    for (const table of tables) await copyRows(client, table, rows.get(table) ?? []);
    await copyRows(
      client,
      'event',
      trails.flatMap((trail) => [...trail.events()]),
    );
    await copyRows(
      client,
      'chain_end',
      trails.map(({ end }) => end),
    );
    await client.query('update business_unit set last_number = $1 where id = $2', [wanted.length, businessUnitId]);
  });
  return ids;
}

/** By name, as a use case takes them over. */
async function toolsOf(workspaceId: string, serverId: string): Promise<Map<string, ToolFacts>> {
  const tools = await inWorkspace(workspaceId, async (tx) => {
    const server = await tx.server.findUniqueOrThrow({ where: { id: serverId }, include: { tools: true } });
    const followed = await followedTools(
      tx,
      server.tools.map(({ id }) => id),
    );
    return [...followed].map(([toolId, { hash, ...tool }]): ToolFacts => ({
      ...tool,
      id: toolId,
      purpose: 'Works for the team.',
      systemId: null,
      createdAt: testNow,
      server: { toolId, id: serverId, name: server.name, hash, traits: unknownTraits, traitsAt: new Date(0) },
    }));
  });
  return new Map(tools.map((tool) => [tool.name, tool]));
}

function addServer(rows: Rows, workspace_id: string, { id, tools }: UseCaseFacts): void {
  const own = (rows.get('tool') ?? []).slice(-tools.length);
  own.forEach((row, at) =>
    Object.assign(row, { server_tool_id: tools[at]?.server?.toolId, hash: tools[at]?.server?.hash }),
  );
  const [first] = tools;
  add(rows, 'use_case_server', { workspace_id, use_case_id: id, server_id: first?.server?.id });
}

/** A request for production: granted in production, else open. */
function addSignatures(rows: Rows, workspace_id: string, facts: UseCaseFacts, signed: readonly OwnerRole[]): void {
  if (signed.length === 0) return;
  const request_id = newId();
  const asked = {
    workspace_id,
    gate: 'production',
    requested_by_id: facts.createdBy.id,
    requested_at: facts.stageEnteredAt,
  };
  const state = facts.stage === 'production' ? 'used' : 'open';
  add(rows, 'sign_off_request', { id: request_id, use_case_id: facts.id, ...asked, state });
  for (const role of ownerRoles.filter((one) => signed.includes(one))) {
    add(rows, 'sign_off', {
      id: newId(),
      workspace_id,
      request_id,
      role,
      member_id: facts.owners[role]?.id,
      decision: 'approve',
      decided_at: facts.stageEnteredAt,
      hashes: hashesFor(role, facts, hashOf),
      snapshot: snapshotFor(role, facts),
    });
  }
}

const add = (rows: Rows, table: string, row: Record<string, unknown>) =>
  rows.set(table, [...(rows.get(table) ?? []), row]);

// They do not begin as candidates, and bring their history and the ends of their trails with them.
const triggers = (verb: 'disable' | 'enable') =>
  [
    ['use_case', 'begins_as_candidate'],
    ['use_case', 'keep_first_period'],
    ['use_case', 'keep_stage_period'],
    ['event', 'note_chain_end'],
  ]
    .map(([table, trigger]) => `alter table ${table} ${verb} trigger ${trigger}`)
    .join(';');

async function inBulk(write: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL });
  await client.connect();
  try {
    await client.query(`begin; ${triggers('disable')}`);
    await write(client);
    await client.query(`${triggers('enable')}; commit; analyze`);
  } finally {
    await client.end();
  }
}
