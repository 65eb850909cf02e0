import { z } from 'zod';
import { serverNotices } from '@/lib/domain/notifications/server-notices';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id, reason } from '@/lib/domain/use-case/fields';
import { serverDependents } from './server-dependents';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

/** Its tools may be called again, as far as they were approved. Owners of what builds on it are told. */
export const restoreServer = workspaceCommand({
  name: 'restore-server',
  action: 'manage-servers',
  input: z.strictObject({ server: id, reason }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor }, { server: serverId, reason: why }) {
    const server = await tx.server.findFirst({ where: { workspaceId: tx.workspaceId, id: serverId } });
    if (!server) return notFound();
    if (!server.revokedAt) return refuse('unmet', `${server.name} is not revoked.`);
    await tx.server.update({
      where: { id: serverId },
      data: { revokedAt: null, revokedById: null, revokedWhy: null },
    });
    const dependents = await serverDependents(tx, serverId);
    return ok({
      event: { type: 'server.restored' as const, data: { serverId, name: server.name } },
      reason: why,
      notices: serverNotices({
        server,
        now: 'restored',
        actor: { id: actor.memberId, name: actor.name },
        reason: why,
        dependents,
      }),
      value: { id: serverId },
    });
  },
});
