import { z } from 'zod';
import { notFound, ok } from '@/lib/domain/result';
import { tokenPurpose } from '@/lib/domain/servers/fields';
import { id } from '@/lib/domain/use-case/fields';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

/** From now on nothing is sent for that purpose; without the one to ask with, the server is asked without any. */
export const removeServerToken = workspaceCommand({
  name: 'remove-server-token',
  action: 'manage-servers',
  input: z.strictObject({ server: id, purpose: tokenPurpose }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx }, { server: serverId, purpose }) {
    const where = { workspaceId: tx.workspaceId, id: serverId };
    const server = await tx.server.findFirst({ where, select: { name: true } });
    const removed = await tx.serverSecret.deleteMany({ where: { workspaceId: tx.workspaceId, serverId, purpose } });
    if (!server || removed.count === 0) return notFound();
    return ok({
      event: { type: 'server-token.removed' as const, data: { serverId, name: server.name, purpose } },
      value: { id: serverId },
    });
  },
});
