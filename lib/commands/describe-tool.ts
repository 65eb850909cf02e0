import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import { notFound, ok } from '@/lib/domain/result';
import { classesOfData, fieldNames } from '@/lib/domain/servers/fields';
import { identityModels } from '@/lib/domain/stages/stages';
import { id, optionalChoice } from '@/lib/domain/use-case/fields';
import { loadServer } from '@/lib/db/load-server';
import { loadServerTools } from '@/lib/db/load-server-tools';
import { enqueueWithin } from '@/lib/jobs/queue';
import { followQueue } from './keep-reading';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';

/** What a tool of a server returns, and as whom it acts, where that is not as the server does. */
export const describeTool = workspaceCommand({
  name: 'describe-tool',
  action: 'manage-servers',
  queue: followQueue,
  input: z.strictObject({
    server: id,
    tool: id,
    dataClasses: classesOfData.default([]),
    fields: fieldNames,
    identityModel: optionalChoice(identityModels).optional(),
  }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx }, { server: serverId, tool: toolId, identityModel = null, ...content }) {
    const server = await loadServer(tx, serverId);
    const [before] = await loadServerTools(tx, serverId, [toolId]);
    if (!server || !before) return notFound();
    const data = { ...content, identityModel };
    await tx.serverTool.update({ where: { id: toolId }, data });
    await enqueueWithin(tx, followQueue, { workspaceId: tx.workspaceId, serverId }, serverId);
    const changes = changesBetween<typeof data>(before, data, ['dataClasses', 'fields', 'identityModel']);
    return ok({
      event: {
        type: 'server-tool.described' as const,
        data: { serverId, name: server.name, tool: before.name, changes },
      },
      value: { id: toolId },
    });
  },
});
