import { z } from 'zod';
import { theProduct } from '@/lib/domain/access/actor';
import { changesBetween } from '@/lib/domain/audit/changes';
import { byPiece } from '@/lib/domain/servers/inherited';
import { id } from '@/lib/domain/use-case/fields';
import { withdrawCitations } from '@/lib/db/evidence-rows';
import { inheritLater, inheritQueue } from './inherit-later';
import { broughtByServers, useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/**
 * The servers whose tools the use case may choose from. It inherits the evidence that was given for them; of those that it gives up it loses
 * what the product had it cite, and keeps what a person did.
 */
export const chooseServers = useCaseCommand({
  name: 'choose-servers',
  action: 'edit-tools',
  versioned: true,
  bears: broughtByServers,
  queue: inheritQueue,
  parts: ['checklist', 'servers'],
  input: {
    servers: z
      .array(id, 'Choose servers of this workspace.')
      .max(50, 'Choose at most 50 servers.')
      .transform((ids) => [...new Set(ids)]),
  },
  async run({ tx, facts, now }, { servers }) {
    const workspaceId = tx.workspaceId;
    const chosen = await tx.server.findMany({
      where: { workspaceId, id: { in: servers } },
      select: { id: true, name: true, revokedAt: true },
    });
    if (chosen.length < servers.length) return wrongField('servers', 'Choose servers of this workspace.');
    const had = new Set(facts.servers.map((server) => server.id));
    const revoked = chosen.find((server) => server.revokedAt && !had.has(server.id));
    if (revoked) return wrongField('servers', `${revoked.name} is revoked: none of its tools may be called.`);
    const used = facts.tools.find(({ server }) => server && !servers.includes(server.id));
    if (used?.server) {
      return wrongField('servers', `${used.name} is a tool of ${used.server.name}. Remove the tool first.`);
    }
    const useCaseId = facts.id;
    await tx.useCaseServer.deleteMany({ where: { useCaseId, serverId: { notIn: servers } } });
    await tx.useCaseServer.createMany({
      data: servers.map((serverId) => ({ workspaceId, useCaseId, serverId })),
      skipDuplicates: true,
    });
    for (const serverId of servers.filter((one) => !had.has(one))) await inheritLater(tx, serverId, useCaseId);
    const lost = facts.evidence.filter(
      ({ server, citedBy }) => server && !servers.includes(server.id) && citedBy.id === theProduct.id,
    );
    withdrawCitations(tx, facts, lost, { by: null, at: now });
    const changes = changesBetween({ servers: names(facts.servers) }, { servers: names(chosen) }, ['servers']);
    const data = { changes, ...(lost.length > 0 && { withdrawn: byPiece(lost) }) };
    return { ok: true, value: { event: { type: 'servers.chosen', data }, value: {} } };
  },
});

const names = (servers: { name: string }[]) => servers.map(({ name }) => name).sort();
