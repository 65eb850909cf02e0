import { z } from 'zod';
import { notFound, ok, refuse } from '@/lib/domain/result';
import { toolState } from '@/lib/domain/servers/tools';
import { id } from '@/lib/domain/use-case/fields';
import { loadServer } from '@/lib/db/load-server';
import { loadServerTools } from '@/lib/db/load-server-tools';
import { enqueueWithin } from '@/lib/jobs/queue';
import { chosenTools } from './chosen-tools';
import { followQueue } from './keep-reading';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/**
 * The server's owner approves tools as the contract has them that was on the page: their definitions are pinned by it. Of a tool that
 * is not offered any more its approval ends. With tools the instructions of their server are approved.
 */
export const approveTools = workspaceCommand({
  name: 'approve-tools',
  action: 'approve-tools',
  queue: followQueue,
  input: z.strictObject({ server: id, contract: id, tools: chosenTools }),
  subject: (tx, { server }) => serverSubject(tx, server),
  async run({ tx, actor, now }, { server: serverId, contract, tools: ids }) {
    const server = await loadServer(tx, serverId);
    if (!server) return notFound();
    const where = { workspaceId: tx.workspaceId, serverId };
    const newest = await tx.contract.findFirst({ where, orderBy: { number: 'desc' }, select: { id: true } });
    if (newest?.id !== contract) {
      return refuse('conflict', 'The contract was read anew while you were looking. Look at the new one first.');
    }
    const tools = await loadServerTools(tx, serverId, ids);
    const gone = tools.filter((tool) => toolState(tool) === 'gone');
    const over = gone.find(({ approved }) => !approved);
    if (tools.length < ids.length || over) {
      return wrongField('tools', over ? `${over.name} is not offered any more.` : 'Choose tools of this server.');
    }
    const instructions = tools.some((tool) => tool.instructionsChanged);
    // What stands is in the newest contract, too: the instructions that were approved must not go with a tool that is gone.
    if (!instructions) {
      await tx.$executeRaw`
        update server_tool set approved_in = ${contract}::uuid
        where workspace_id = ${tx.workspaceId}::uuid and server_id = ${serverId}::uuid and approved_hash = hash`;
    }
    await tx.$executeRaw`
      update server_tool set approved_hash = hash,
        approved_in = case when hash is not null then ${contract}::uuid end,
        approved_by_id = case when hash is not null then ${actor.memberId}::uuid end,
        approved_at = case when hash is not null then ${now}::timestamptz end
      where workspace_id = ${tx.workspaceId}::uuid and server_id = ${serverId}::uuid and id = any (${ids}::uuid[])`;
    // What is approved has long been followed, unless that failed: then it is made up for.
    await enqueueWithin(tx, followQueue, { workspaceId: tx.workspaceId, serverId }, serverId);
    const approved = tools.flatMap(({ name, hash }) => (hash === null ? [] : [{ name, hash }]));
    const ended = gone.map(({ name }) => name);
    const data = {
      serverId,
      name: server.name,
      tools: approved,
      ...(ended.length > 0 && { ended }),
      ...(instructions && approved.length > 0 && { instructions: true }),
    };
    return ok({
      event: { type: 'server-tools.approved' as const, data },
      value: { tools: tools.length },
    });
  },
});
