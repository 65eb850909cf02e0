import { z } from 'zod';
import type { Change } from '@/lib/domain/audit/changes';
import { refuse } from '@/lib/domain/result';
import { toolLimit } from '@/lib/domain/stages/tool-tiers';
import { id } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { attachLater, attachQueue } from './attach-later';
import { followedTools } from './follow-server';
import { broughtByServers, useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * Which tools of its servers the use case calls: all of them, those that are left out are called no more. Name, tier and data
 * classes come from the server. One of the same name that was entered by hand becomes the server's, and keeps its purpose.
 */
export const chooseTools = useCaseCommand({
  name: 'choose-tools',
  action: 'edit-tools',
  versioned: true,
  bears: broughtByServers,
  queue: attachQueue,
  parts: ['judged', 'servers'],
  input: {
    tools: z
      .array(id, 'Choose tools of the servers.')
      .max(toolLimit, `A use case has at most ${toolLimit} tools.`)
      .transform((ids) => [...new Set(ids)]),
  },
  async run({ tx, facts, now }, { tools: wanted }) {
    const { workspaceId } = tx;
    const had = new Map(facts.tools.flatMap((tool) => (tool.server ? [[tool.server.toolId, tool]] : [])));
    const fresh = wanted.filter((toolId) => !had.has(toolId));
    const found = await tx.serverTool.findMany({
      where: { workspaceId, id: { in: fresh }, serverId: { in: facts.servers.map((server) => server.id) } },
      select: {
        id: true,
        name: true,
        hash: true,
        summary: true,
        serverId: true,
        server: { select: { name: true, revokedAt: true } },
      },
      orderBy: { name: 'asc' },
    });
    if (found.length < fresh.length) return wrongField('tools', 'Choose tools of the servers that it builds on.');
    const barred = found.find((tool) => tool.hash === null || tool.server.revokedAt);
    if (barred) {
      const why = barred.hash === null ? 'is not offered any more' : `is of ${barred.server.name}, which is revoked`;
      return wrongField('tools', `${barred.name} ${why}.`);
    }
    const removed = facts.tools.filter(({ server }) => server && !wanted.includes(server.toolId));
    const stays = facts.tools.filter((tool) => !removed.includes(tool));
    const twice = found.find(
      (tool, index) =>
        stays.some((other) => other.server && other.name === tool.name) || found[index + 1]?.name === tool.name,
    );
    if (twice) {
      return wrongField('tools', `${twice.name} is offered by two servers: nobody could say which one is called.`);
    }
    const byHand = new Map(stays.flatMap((tool) => (tool.server ? [] : [[tool.name, tool]])));
    if (stays.length + found.filter(({ name }) => !byHand.has(name)).length > toolLimit) {
      return refuse('unmet', `A use case has at most ${toolLimit} tools.`);
    }

    await tx.tool.deleteMany({ where: { id: { in: removed.map((tool) => tool.id) } } });
    const followed = await followedTools(tx, fresh);
    for (const { id: serverToolId, name, summary } of found) {
      const next = followed.get(serverToolId);
      if (!next) continue;
      const same = byHand.get(name);
      const data = { ...next, serverToolId };
      if (same) await tx.tool.update({ where: { id: same.id }, data });
      else {
        const purpose = summary || name;
        const row = { id: newId(), workspaceId, useCaseId: facts.id, purpose, createdAt: now };
        await tx.tool.create({ data: { ...row, ...data } });
      }
    }
    const of = [...found.map(({ serverId }) => serverId), ...stays.flatMap(({ server }) => server?.id ?? [])];
    await attachLater(tx, facts.id, [...new Set(of)]);
    const changes: Change[] = [
      ...found.map(({ name, server }) => ({ field: name, before: null, after: server.name })),
      ...removed.map(({ name, server }) => ({ field: name, before: server?.name ?? null, after: null })),
    ];
    return { ok: true, value: { event: { type: 'tools.chosen', data: { changes } }, value: {} } };
  },
});
