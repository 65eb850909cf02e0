import { changesBetween } from '@/lib/domain/audit/changes';
import { notFound, ok } from '@/lib/domain/result';
import { saveServerInput } from '@/lib/domain/servers/fields';
import type { ServerFacts } from '@/lib/domain/servers/server';
import { tokenPurposes, tokenWords } from '@/lib/domain/servers/tokens';
import { activeMember } from '@/lib/db/active-member';
import { loadServer } from '@/lib/db/load-server';
import { newId } from '@/lib/db/new-id';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { enqueueWithin } from '@/lib/jobs/queue';
import { followQueue } from './keep-reading';
import { sameName } from './same-name';
import { serverSubject } from './server-subject';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/** A server that use cases may build on: a new one, or with `id` what is stated about one. */
export const saveServer = workspaceCommand({
  name: 'save-server',
  action: 'manage-servers',
  queue: followQueue,
  input: saveServerInput,
  // A new one has no owner yet who might.
  subject: async (tx, { id }) => (id ? serverSubject(tx, id) : {}),
  async run({ tx, now }, { id, systems, owner: ownerId, ...content }) {
    const where = { workspaceId: tx.workspaceId };
    const before = id ? await loadServer(tx, id) : null;
    if (id && !before) return notFound();
    const same = sameName(content.name, await tx.server.findMany({ where, select: { id: true, name: true } }), id);
    if (same) return wrongField('name', `There is a server called ${same.name} already.`);
    const owner = await activeMember(tx, ownerId);
    if (!owner) return wrongField('owner', 'Choose a member of this workspace.');
    const chosen = await tx.system.findMany({
      where: { ...where, id: { in: systems } },
      select: { id: true, name: true },
    });
    if (chosen.length < systems.length) return wrongField('systems', 'Choose systems of this workspace.');

    const serverId = before?.id ?? newId();
    const { approvedScopes } = content;
    const data = { ...content, approvedScopes: approvedScopes ?? [], scopesStated: approvedScopes !== null, ownerId };
    if (before) await tx.server.update({ where: { id: serverId }, data });
    else await tx.server.create({ data: { id: serverId, ...where, ...data, createdAt: now } });
    await tx.serverSystem.deleteMany({ where: { serverId, systemId: { notIn: systems } } });
    await tx.serverSystem.createMany({
      data: systems.map((systemId) => ({ ...where, serverId, systemId })),
      skipDuplicates: true,
    });
    // A token is for where it was entered for: else whoever changes the address would have it sent to themselves.
    const moved = before && originOf(before.address) !== originOf(content.address);
    const dropped = moved ? await dropTokens(tx, serverId) : [];
    // Tools of which nothing else is said return what the server does: its use cases take over its data classes.
    if (before) await enqueueWithin(tx, followQueue, { workspaceId: tx.workspaceId, serverId }, serverId);
    const changes = changesBetween<ReturnType<typeof told>>(
      before ? told(before) : {},
      told({ ...content, owner, systems: chosen }),
      fields,
    );
    if (dropped.length > 0) changes.push({ field: 'tokens', before: dropped, after: null });
    return ok({
      event: { type: 'server.saved' as const, data: { serverId, name: content.name, created: !before, changes } },
      value: { id: serverId },
    });
  },
});

/** All of them, whatever they are for; by the names of their purposes. */
async function dropTokens(tx: WorkspaceTx, serverId: string): Promise<string[]> {
  const where = { workspaceId: tx.workspaceId, serverId };
  const kept = await tx.serverSecret.findMany({ where, select: { purpose: true } });
  await tx.serverSecret.deleteMany({ where });
  return tokenPurposes
    .filter((purpose) => kept.some((one) => one.purpose === purpose))
    .map((purpose) => tokenWords[purpose].label);
}

const originOf = (address: string | null): string | null => address && new URL(address).origin;

const fields = [
  'name',
  'purpose',
  'owner',
  'address',
  'package',
  'environment',
  'identityModel',
  'dataClasses',
  'rhythm',
  'approvedScopes',
  'systems',
] as const;

/** As the trail tells it: names as they were then, in an order of their own. */
const told = ({ owner, systems, approvedScopes, ...content }: Omit<ServerFacts, 'id' | 'revoked'>) => ({
  ...content,
  approvedScopes: approvedScopes?.length === 0 ? ['None'] : approvedScopes,
  owner: owner.name,
  systems: systems.map(({ name }) => name).sort(),
});
