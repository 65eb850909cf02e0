import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { inWorkspace } from '@/lib/db/workspace-transaction';

export type ServerChoice = { id: string; name: string; purpose: string; revoked: boolean };

/** The servers that the use case may build on, by name: those in use, and those that it builds on already. */
export async function serverChoices(actor: Actor, facts: UseCaseFacts): Promise<ServerChoice[]> {
  if (can(actor, 'view')) return [];
  const had = facts.servers.map(({ id }) => id);
  const rows = await inWorkspace(actor.workspaceId, (tx) =>
    tx.server.findMany({
      where: { workspaceId: tx.workspaceId, OR: [{ revokedAt: null }, { id: { in: had } }] },
      select: { id: true, name: true, purpose: true, revokedAt: true },
      orderBy: { name: 'asc' },
    }),
  );
  return rows.map(({ revokedAt, ...server }) => ({ ...server, revoked: revokedAt !== null }));
}
