import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import type { ServerFacts } from '@/lib/domain/servers/server';
import { presentPeople } from '@/lib/db/active-member';
import { changedInstructions } from '@/lib/db/changed-instructions';
import { serverIncludes, toServer } from '@/lib/db/load-server';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';

export type ServerRow = ServerFacts & {
  /** How many build on it, and how many tools its newest contract has; null: none was read. */
  useCases: number;
  tools: number | null;
  /** Of those, how many its owner has not approved as they are now. */
  unapproved: number;
  /** What its newest finished run came to; null: it was never looked at. */
  checks: { failed: number; warned: number } | null;
};

/** What the form of a server offers to choose from. */
export type ServerFormOptions = { people: Person[]; systems: { id: string; name: string }[] };

export type ServersPage = { servers: ServerRow[]; mayRegister: Reason | null; options: ServerFormOptions | null };

/** Every server by name; null for whoever may not look. */
export async function serversPage(actor: Actor): Promise<ServersPage | null> {
  if (can(actor, 'view')) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx.server.findMany({
      where: { workspaceId: tx.workspaceId },
      include: {
        ...serverIncludes,
        _count: { select: { useCases: true } },
        contracts: { select: { toolCount: true }, orderBy: { number: 'desc' }, take: 1 },
        runs: {
          where: { state: 'done' },
          select: { failed: true, warned: true },
          orderBy: { number: 'desc' },
          take: 1,
        },
      },
    });
    const changed = await changedInstructions(
      tx,
      rows.map(({ id }) => id),
    );
    const waiting = await tx.$queryRaw<{ id: string; tools: number }[]>`
      select server_id as id, count(*)::int as tools from server_tool
      where workspace_id = ${tx.workspaceId}::uuid and hash is not null
        and (approved_hash is distinct from hash or server_id = any (${[...changed]}::uuid[]))
      group by server_id`;
    const unapproved = new Map(waiting.map(({ id, tools }) => [id, tools]));
    const servers = rows.map((row) => ({
      ...toServer(row, null),
      useCases: row._count.useCases,
      tools: row.contracts[0]?.toolCount ?? null,
      unapproved: unapproved.get(row.id) ?? 0,
      checks: row.runs[0] ?? null,
    }));
    const mayRegister = can(actor, 'manage-servers');
    return {
      servers: servers.sort((a, b) => a.name.localeCompare(b.name)),
      mayRegister,
      options: mayRegister ? null : await serverFormOptions(tx),
    };
  });
}

export async function serverFormOptions(tx: WorkspaceTx): Promise<ServerFormOptions> {
  return {
    people: await presentPeople(tx),
    systems: await tx.system.findMany({
      where: { workspaceId: tx.workspaceId },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  };
}
