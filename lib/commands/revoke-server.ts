import { z } from 'zod';
import { serverNotices } from '@/lib/domain/notifications/server-notices';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id, reason } from '@/lib/domain/use-case/fields';
import { serverDependents } from './server-dependents';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

/** From now on none of its tools may be called. What it exposed and what was decided stays. Owners of what builds on it are told. */
export const revokeServer = workspaceCommand({
  name: 'revoke-server',
  action: 'manage-servers',
  input: z.strictObject({ server: id, reason }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, reason: why }) {
    const server = await tx.server.findFirst({ where: { workspaceId: tx.workspaceId, id: serverId } });
    if (!server) return notFound();
    if (server.revokedAt) return refuse('unmet', `${server.name} is revoked already.`);
    await tx.server.update({
      where: { id: serverId },
      data: { revokedAt: now, revokedById: actor.memberId, revokedWhy: why },
    });
    const dependents = await serverDependents(tx, serverId);
    const useCases = dependents.map(({ key }) => key);
    return ok({
      event: { type: 'server.revoked' as const, data: { serverId, name: server.name, useCases } },
      reason: why,
      notices: serverNotices({
        server,
        now: 'revoked',
        actor: { id: actor.memberId, name: actor.name },
        reason: why,
        dependents,
      }),
      value: { id: serverId },
    });
  },
});
