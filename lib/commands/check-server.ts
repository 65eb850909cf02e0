import { z } from 'zod';
import { checkerVersion } from '@/lib/domain/mcp/checks/check';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { id, ticked } from '@/lib/domain/use-case/fields';
import { startCheckRun } from '@/lib/db/check-runs';
import { enqueueWithin } from '@/lib/jobs/queue';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

/** Looks at a server: asks it where it has an address, else looks at its newest contract, and makes every check. In the background. */
export const checkServer = workspaceCommand({
  name: 'check-server',
  action: 'manage-servers',
  queue: 'check-server',
  input: z.strictObject({
    server: id,
    /** Whether its limits are tried, too, in this run. */
    limits: ticked,
  }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, limits: tryLimits }) {
    const where = { workspaceId: tx.workspaceId, id: serverId };
    const server = await tx.server.findFirst({ where, include: { _count: { select: { contracts: true } } } });
    if (!server) return notFound();
    if (!server.address && server._count.contracts === 0) {
      return refuse('unmet', `${server.name} has no address. Take in its contract first: that is then looked at.`);
    }
    if (tryLimits && (!server.address || server.revokedAt)) {
      return refuse(
        'unmet',
        server.address
          ? `${server.name} is revoked: its limits are not tried.`
          : `${server.name} has no address, so there are no limits to try.`,
      );
    }
    const run = await startCheckRun(tx, serverId, {
      startedById: actor.memberId,
      target: server.address,
      checkerVersion,
      tryLimits,
      now,
    });
    if (!run) return refuse('unmet', `${server.name} is being looked at already.`);
    await enqueueWithin(tx, 'check-server', { workspaceId: tx.workspaceId, runId: run.id }, run.id);
    return ok({
      event: {
        type: 'check.started' as const,
        data: {
          serverId,
          name: server.name,
          run: run.number,
          target: server.address,
          ...(tryLimits && { limits: true }),
        },
      },
      value: { run: run.id },
    });
  },
});
