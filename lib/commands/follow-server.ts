import type { Change } from '@/lib/domain/audit/changes';
import type { DataClass } from '@/lib/domain/mcp/data-classes';
import { classesOf, classWords, tierOfTool } from '@/lib/domain/servers/tools';
import type { ToolFacts } from '@/lib/domain/use-case/facts';
import { standingOf } from '@/lib/db/load-server-tools';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { writeAsProduct } from './use-case-command';

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
 * by which exactly the sign-offs lapse that cover what changed. Gives how many did. Running it again changes nothing.
 */
export async function followServer(workspaceId: string, serverId: string, now: Date): Promise<number> {
  const dependent = await inWorkspace(workspaceId, async (tx) => {
    // A write that found this job waiting added none of its own: what it is about to commit is waited for.
    await tx.$queryRaw`select id from server where id = ${serverId}::uuid for share`;
    return tx.useCase.findMany({
      where: { workspaceId, tools: { some: { serverTool: { serverId } } } },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
  });
  let written = 0;
  for (const { id } of dependent) if (await followOne(workspaceId, id, serverId, now)) written += 1;
  return written;
}

const followOne = (workspaceId: string, useCaseId: string, serverId: string, now: Date): Promise<boolean> =>
  writeAsProduct(workspaceId, useCaseId, now, async (tx, facts) => {
    const mine = facts.tools.flatMap((tool) =>
      tool.server?.id === serverId ? [{ ...tool, server: tool.server }] : [],
    );
    const present = await followedTools(
      tx,
      mine.map(({ server }) => server.toolId),
    );
    const changes: Change[] = [];
    for (const tool of mine) {
      const next = present.get(tool.server.toolId);
      if (!next) continue;
      const differences = differencesOf(tool, next);
      if (differences.length === 0) continue;
      changes.push(...differences);
      const { tier, dataClasses, hash } = next;
      await tx.tool.update({ where: { id: tool.id }, data: { tier, dataClasses, hash } });
    }
    const server = mine[0]?.server.name;
    if (changes.length === 0 || !server) return null;
    return { event: { type: 'tools.followed', data: { serverId, server, changes } } };
  });

function differencesOf(tool: ToolFacts, next: Followed): Change[] {
  const change = (field: string, before: string | null, after: string | null): Change[] =>
    before === after ? [] : [{ field: `${tool.name}.${field}`, before, after }];
  return [
    ...change('tier', tool.tier, next.tier),
    ...change('dataClasses', tool.dataClasses, next.dataClasses),
    ...change('definition', tool.server?.hash ?? null, next.hash),
  ];
}
