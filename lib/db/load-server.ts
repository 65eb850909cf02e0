import type { Person } from '@/lib/domain/access/actor';
import type { ServerFacts } from '@/lib/domain/servers/server';
import type { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

export const serverIncludes = {
  owner: { select: { id: true, name: true } },
  systems: { select: { system: { select: { id: true, name: true } } } },
} satisfies Prisma.ServerInclude;

type Row = Prisma.ServerGetPayload<{ include: typeof serverIncludes }>;

/** One server of the transaction's workspace, or null. */
export async function loadServer(tx: WorkspaceTx, id: string): Promise<ServerFacts | null> {
  const row = await tx.server.findFirst({ where: { workspaceId: tx.workspaceId, id }, include: serverIncludes });
  if (!row) return null;
  const by = row.revokedById
    ? await tx.member.findFirst({
        where: { workspaceId: tx.workspaceId, id: row.revokedById },
        select: { id: true, name: true },
      })
    : null;
  return toServer(row, by);
}

/** The row as the rules see it. `revokedBy`: who revoked it, where somebody did. */
export function toServer(row: Row, revokedBy: Person | null): ServerFacts {
  const { id, name, purpose, owner, address, dataClasses, revokedAt, revokedWhy } = row;
  return {
    id,
    name,
    purpose,
    owner,
    address,
    package: row.package,
    rhythm: row.rhythm as ServerFacts['rhythm'],
    approvedScopes: row.scopesStated ? row.approvedScopes : null,
    environment: row.environment as ServerFacts['environment'],
    identityModel: row.identityModel as ServerFacts['identityModel'],
    dataClasses: dataClasses as ServerFacts['dataClasses'],
    systems: row.systems.map(({ system }) => system).sort((a, b) => a.name.localeCompare(b.name)),
    revoked: revokedAt && {
      by: revokedBy ?? { id: row.revokedById ?? '', name: 'Unknown' },
      at: revokedAt,
      why: revokedWhy ?? '',
    },
  };
}
