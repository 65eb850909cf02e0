import type { Person } from '@/lib/domain/access/actor';
import type { ServerToolFacts } from '@/lib/domain/servers/tools';
import type { ActionTier } from '@/lib/domain/stages/stages';
import { changedInstructions } from './changed-instructions';
import type { ServerTool } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/** The tools of a server, by name: all that were ever offered, or those that are asked for. */
export async function loadServerTools(
  tx: WorkspaceTx,
  serverId: string,
  ids?: readonly string[],
): Promise<ServerToolFacts[]> {
  const rows = await tx.serverTool.findMany({
    where: { workspaceId: tx.workspaceId, serverId, ...(ids && { id: { in: [...ids] } }) },
    orderBy: { name: 'asc' },
  });
  const named = [...new Set(rows.flatMap(({ declaredById, approvedById }) => [declaredById, approvedById]))];
  const people = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: named.filter((id) => id !== null) } },
    select: { id: true, name: true },
  });
  const byId = new Map(people.map((person) => [person.id, person]));
  const instructionsChanged = (await changedInstructions(tx, [serverId])).has(serverId);
  return rows.map((row) => ({ ...toServerTool(row, byId), instructionsChanged }));
}

/** What of a row decides its tier and, beside the instructions of its server, its state. */
export const standingOf = (row: Pick<ServerTool, 'hash' | 'declaredTier' | 'derivedTier' | 'approvedHash'>) => ({
  hash: row.hash,
  derivedTier: row.derivedTier as ActionTier,
  declared: row.declaredTier === null ? null : { tier: row.declaredTier as ActionTier },
  approved: row.approvedHash === null ? null : { hash: row.approvedHash },
});

function toServerTool(row: ServerTool, people: Map<string, Person>): Omit<ServerToolFacts, 'instructionsChanged'> {
  const { declaredTier, declaredById, declaredAt, declaredWhy, approvedHash, approvedById, approvedAt, approvedIn } =
    row;
  const person = (id: string): Person => people.get(id) ?? { id, name: 'Unknown' };
  return {
    id: row.id,
    name: row.name,
    hash: row.hash,
    summary: row.summary,
    derivedTier: row.derivedTier as ServerToolFacts['derivedTier'],
    declared:
      declaredTier && declaredById && declaredAt
        ? {
            tier: declaredTier as ServerToolFacts['derivedTier'],
            by: person(declaredById),
            at: declaredAt,
            why: declaredWhy,
          }
        : null,
    dataClasses: row.dataClasses as ServerToolFacts['dataClasses'],
    fields: row.fields,
    identityModel: row.identityModel as ServerToolFacts['identityModel'],
    approved:
      approvedHash && approvedById && approvedAt && approvedIn
        ? { hash: approvedHash, in: approvedIn, by: person(approvedById), at: approvedAt }
        : null,
  };
}
