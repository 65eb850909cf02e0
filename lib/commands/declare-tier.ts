import { z } from 'zod';
import { notFound, ok } from '@/lib/domain/result';
import { isAbove } from '@/lib/domain/stages/tier';
import { actionTiers } from '@/lib/domain/stages/stages';
import { id, optionalChoice, optionalReason } from '@/lib/domain/use-case/fields';
import { loadServer } from '@/lib/db/load-server';
import { loadServerTools } from '@/lib/db/load-server-tools';
import { enqueueWithin } from '@/lib/jobs/queue';
import { chosenTools } from './chosen-tools';
import { followQueue } from './keep-reading';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/**
 * What tools of a server may do at worst, by the word of a named person. Lower than what was derived from their definitions only
 * with a reason; no tier: what was derived counts again.
 */
export const declareTier = workspaceCommand({
  name: 'declare-tier',
  action: 'manage-servers',
  queue: followQueue,
  input: z.strictObject({
    server: id,
    tools: chosenTools,
    tier: optionalChoice(actionTiers).optional(),
    reason: optionalReason,
  }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, tools: ids, tier = null, reason: why }) {
    const server = await loadServer(tx, serverId);
    if (!server) return notFound();
    const tools = await loadServerTools(tx, serverId, ids);
    if (tools.length < ids.length) return wrongField('tools', 'Choose tools of this server.');
    const lowered = tier && tools.find((tool) => isAbove(tool.derivedTier, tier));
    if (lowered && !why) {
      return wrongField('reason', `Say why ${lowered.name} can do less than its definition says.`);
    }
    await tx.serverTool.updateMany({
      where: { workspaceId: tx.workspaceId, serverId, id: { in: ids } },
      data: tier
        ? { declaredTier: tier, declaredById: actor.memberId, declaredAt: now, declaredWhy: why ?? '' }
        : { declaredTier: null, declaredById: null, declaredAt: null, declaredWhy: '' },
    });
    await enqueueWithin(tx, followQueue, { workspaceId: tx.workspaceId, serverId }, serverId);
    const names = tools.map(({ name }) => name);
    return ok({
      event: { type: 'server-tools.declared' as const, data: { serverId, name: server.name, tools: names, tier } },
      reason: why,
      value: { tools: names },
    });
  },
});
