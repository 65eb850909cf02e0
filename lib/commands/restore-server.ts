import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id, reason } from '@/lib/domain/use-case/fields';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

/** Its tools may be called again, as far as they were approved. */
export const restoreServer = workspaceCommand({
  name: 'restore-server',
  action: 'manage-servers',
  input: z.strictObject({ server: id, reason }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx }, { server: serverId, reason: why }) {
    const server = await tx.server.findFirst({ where: { workspaceId: tx.workspaceId, id: serverId } });
    if (!server) return notFound();
    if (!server.revokedAt) return refuse('unmet', `${server.name} is not revoked.`);
    await tx.server.update({
      where: { id: serverId },
      data: { revokedAt: null, revokedById: null, revokedWhy: null },
    });
    return ok({
      event: { type: 'server.restored' as const, data: { serverId, name: server.name } },
      reason: why,
      value: { id: serverId },
    });
  },
});
