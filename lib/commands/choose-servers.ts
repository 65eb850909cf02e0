import { z } from 'zod';
import { changesBetween } from '@/lib/domain/audit/changes';
import { id } from '@/lib/domain/use-case/fields';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** The servers whose tools the use case may choose from. */
export const chooseServers = useCaseCommand({
  name: 'choose-servers',
  action: 'edit-tools',
  versioned: true,
  input: {
    servers: z
      .array(id, 'Choose servers of this workspace.')
      .max(50, 'Choose at most 50 servers.')
      .transform((ids) => [...new Set(ids)]),
  },
  async run({ tx, facts }, { servers }) {
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
    const changes = changesBetween({ servers: names(facts.servers) }, { servers: names(chosen) }, ['servers']);
    return { ok: true, value: { event: { type: 'servers.chosen', data: { changes } }, value: {} } };
  },
});

const names = (servers: { name: string }[]) => servers.map(({ name }) => name).sort();
