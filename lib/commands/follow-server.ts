import type { Change } from '@/lib/domain/audit/changes';
import type { DataClass } from '@/lib/domain/mcp/data-classes';
import { suspendsFor, toolChangeIncident } from '@/lib/domain/servers/tool-change';
import { classesOf, classWords, tierOfTool } from '@/lib/domain/servers/tools';
import type { ToolFacts } from '@/lib/domain/use-case/facts';
import { standingOf } from '@/lib/db/load-server-tools';
import { toolDriftOf, type Redefined } from '@/lib/db/tool-drift';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { openIncident } from './open-incident';
import { writeAsProduct } from './use-case-command';
import { writeEach } from './write-each';

/** What a use case takes over of a server's tool. */
export type Followed = Pick<ToolFacts, 'name' | 'tier' | 'dataClasses'> & { hash: string | null };

/** Those tools as they are now, by id. */
export async function followedTools(tx: WorkspaceTx, ids: readonly string[]): Promise<Map<string, Followed>> {
  const rows = await tx.serverTool.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      hash: true,
      declaredTier: true,
      derivedTier: true,
      approvedHash: true,
      dataClasses: true,
      server: { select: { dataClasses: true } },
    },
  });
  return new Map(
    rows.map((row) => [
      row.id,
      {
        name: row.name,
        hash: row.hash,
        tier: tierOfTool(standingOf(row)),
        dataClasses: classWords(
          classesOf(
            { dataClasses: row.dataClasses as DataClass[] },
            { dataClasses: row.server.dataClasses as DataClass[] },
          ),
        ),
      },
    ]),
  );
}

/**
 * Every use case that calls tools of the server takes over what changed of them, each in a transaction of its own with one event,
 * by which exactly the sign-offs lapse that cover what changed; and is suspended where the workspace wants that. Gives how many did.
 * Running it again goes on where it stopped, and changes nothing where all is done.
 */
export async function followServer(workspaceId: string, serverId: string, now: Date): Promise<number> {
  const behind = await inWorkspace(workspaceId, (tx) => useCasesBehind(tx, serverId));
  const driftOf = toolDriftOf(serverId);
  return writeEach(behind, (id) => followOne(workspaceId, id, { serverId, driftOf, now }));
}

/** Those that hold something of a tool otherwise than it is now: the others are not even locked. */
async function useCasesBehind(tx: WorkspaceTx, serverId: string): Promise<string[]> {
  // A write that found this job waiting added none of its own: what it is about to commit is waited for.
  await tx.$queryRaw`select id from server where id = ${serverId}::uuid for share`;
  const held = await tx.tool.findMany({
    where: { workspaceId: tx.workspaceId, serverTool: { serverId } },
    select: { useCaseId: true, serverToolId: true, tier: true, dataClasses: true, hash: true },
    orderBy: { useCaseId: 'asc' },
  });
  const present = await followedTools(tx, [...new Set(held.flatMap(({ serverToolId }) => serverToolId ?? []))]);
  const behind = held.filter((tool) => {
    const next = present.get(tool.serverToolId ?? '');
    return next && differences(tool, next).length > 0;
  });
  return [...new Set(behind.map(({ useCaseId }) => useCaseId))];
}

type Following = { serverId: string; driftOf: ReturnType<typeof toolDriftOf>; now: Date };

const followOne = (workspaceId: string, useCaseId: string, { serverId, driftOf, now }: Following): Promise<boolean> =>
  writeAsProduct(workspaceId, useCaseId, now, async (tx, facts, { settings }) => {
    const mine = facts.tools.flatMap(({ server, ...tool }) => (server?.id === serverId ? [{ ...tool, server }] : []));
    const present = await followedTools(
      tx,
      mine.map(({ server }) => server.toolId),
    );
    const changes: Change[] = [];
    const redefined: Redefined[] = [];
    for (const { id, name, server, ...tool } of mine) {
      const next = present.get(server.toolId);
      const found = next ? differences({ ...tool, hash: server.hash }, next) : [];
      if (!next || found.length === 0) continue;
      changes.push(...found.map((change) => ({ ...change, field: `${name}.${change.field}` })));
      // What people say of a tool is no change of the tool.
      if (server.hash !== next.hash) redefined.push({ name, before: server.hash, after: next.hash });
      const { tier, dataClasses, hash } = next;
      await tx.tool.update({ where: { id }, data: { tier, dataClasses, hash } });
    }
    const server = mine[0]?.server.name;
    if (changes.length === 0 || !server) return null;
    const drift = await driftOf(tx, redefined);
    if (!suspendsFor(settings.onToolChange, facts, drift)) {
      return { event: { type: 'tools.followed', data: { serverId, server, changes } } };
    }
    const incident = toolChangeIncident(server, drift, facts);
    const opened = await openIncident(tx, facts, now, {
      ...incident,
      suspendTo: 'parked',
      byId: null,
      serverId,
      changes,
    });
    if (!opened.ok) throw new Error(opened.refusal.message);
    return opened.value;
  });

type Held = { tier: string; dataClasses: string; hash: string | null };

function differences(held: Held, next: Held): Change[] {
  const one = (field: string, before: string | null, after: string | null): Change[] =>
    before === after ? [] : [{ field, before, after }];
  return [
    ...one('tier', held.tier, next.tier),
    ...one('dataClasses', held.dataClasses, next.dataClasses),
    ...one('definition', held.hash, next.hash),
  ];
}
