import type { Actor } from '@/lib/domain/access/actor';
import { appendEvent } from '@/lib/db/append-event';
import { inIdentity, workspaceWithin } from '@/lib/db/identity-transaction';
import { newId } from '@/lib/db/new-id';
import { addMember } from '@/lib/identity/accounts';
import { createWorkspace } from '@/lib/identity/create-workspace';
import { mustRun } from '@/lib/testing/use-case';
import { company, emailOf, employees, systems, units, type SystemName, type UnitPrefix, type Who } from './company';
import type { ServerName } from './servers';
import { registerServers, type Registered } from './servers/register';
import { workday } from './workday';

/** The workspace with everything that stories refer to by name. */
export type Scenery = {
  workspaceId: string;
  actors: Record<Who, Actor>;
  units: Record<UnitPrefix, string>;
  systems: Record<SystemName, string>;
  servers: Record<ServerName, Registered>;
  now: Date;
};

const foundedDaysAgo = 280;

/**
 * Meridian Freight with its people, units, systems and servers. Nobody has a password and nobody was invited by link, which is what
 * lets local evaluation sign them in with a click.
 */
export async function found(now: Date): Promise<Scenery> {
  const at = workday(now, foundedDaysAgo, 0);
  const [first, ...others] = Object.entries(units) as [UnitPrefix, string][];
  const made = await inIdentity(async (identity) => {
    const { ingrid } = employees;
    const workspace = await createWorkspace(identity, {
      ...company,
      admin: { ...ingrid, email: emailOf(ingrid), passwordHash: null },
      businessUnit: { name: first![1], keyPrefix: first![0] },
      now: at,
    });
    const { workspaceId, admin } = workspace;
    const tx = await workspaceWithin(identity, workspaceId);
    const unitIds: [string, string][] = [[first![0], workspace.businessUnitId]];
    for (const [keyPrefix, name] of others) {
      const unit = await tx.businessUnit.create({ data: { id: newId(), workspaceId, name, keyPrefix } });
      unitIds.push([keyPrefix, unit.id]);
    }
    const actors: [string, Actor][] = [['ingrid', admin]];
    for (const [who, person] of Object.entries(employees).filter(([key]) => key !== 'ingrid')) {
      const { name, role } = person;
      const { memberId } = await addMember(
        identity,
        workspaceId,
        { ...person, email: emailOf(person), passwordHash: null },
        at,
      );
      await appendEvent(tx, { actor: admin, at }, { type: 'member.joined', data: { memberId, name, role } });
      actors.push([who, { workspaceId, workspaceSlug: company.slug, memberId, name, role }]);
    }
    return { workspaceId, actors: Object.fromEntries(actors), units: Object.fromEntries(unitIds) };
  });
  const founded = { ...made, now } as Omit<Scenery, 'systems' | 'servers'>;
  const scenery = { ...founded, systems: await registerSystems(founded, workday(now, foundedDaysAgo - 2, 60)) };
  return { ...scenery, servers: await registerServers(scenery) };
}

async function registerSystems({ actors }: Pick<Scenery, 'actors'>, at: Date): Promise<Scenery['systems']> {
  const ids: [string, string][] = [];
  for (const [name, kind] of Object.entries(systems)) {
    const { id } = await mustRun('save-system', actors.meilin, { name, kind }, at);
    ids.push([name, id as string]);
  }
  return Object.fromEntries(ids) as Scenery['systems'];
}
