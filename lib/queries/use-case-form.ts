import type { Actor, Person } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { SystemKind } from '@/lib/domain/use-case/systems';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** What the forms of a use case offer to choose from. */
export type FormOptions = {
  members: Person[];
  units: { id: string; name: string }[];
  systems: { id: string; name: string; kind: SystemKind }[];
  /** ISO 4217. */
  currency: string;
};

export async function formOptions(actor: Actor): Promise<FormOptions | null> {
  if (can(actor, 'view')) return null;
  const { workspaceId } = actor;
  return inWorkspace(workspaceId, async (tx) => {
    const orderBy = { name: 'asc' } as const;
    const named = { id: true, name: true } as const;
    const members = await tx.member.findMany({ where: { workspaceId, removedAt: null }, select: named, orderBy });
    const units = await tx.businessUnit.findMany({ where: { workspaceId }, select: named, orderBy });
    const systems = await tx.system.findMany({ where: { workspaceId }, select: { ...named, kind: true }, orderBy });
    const { currency } = await tx.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { currency: true },
    });
    return { members, units, systems: systems as FormOptions['systems'], currency };
  });
}
