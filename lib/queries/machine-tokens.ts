import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { Reason } from '@/lib/domain/result';
import type { MachineRight } from '@/lib/domain/servers/machine';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { env } from '@/lib/env';

export type MachineTokenRow = {
  id: string;
  name: string;
  may: MachineRight;
  madeBy: string;
  createdAt: Date;
  revokedAt: Date | null;
};

/** Every token for machines, newest first, and where they ask; or why this actor may not look. */
export async function machineTokens(
  actor: Actor,
): Promise<{ tokens: MachineTokenRow[]; address: string } | { mayNot: Reason }> {
  const mayNot = can(actor, 'manage-settings');
  if (mayNot) return { mayNot };
  return inWorkspace(actor.workspaceId, async (tx) => {
    const rows = await tx.machineToken.findMany({
      where: { workspaceId: tx.workspaceId },
      omit: { tokenHash: true },
      orderBy: { createdAt: 'desc' },
    });
    const people = await tx.member.findMany({
      where: { workspaceId: tx.workspaceId, id: { in: rows.map(({ createdById }) => createdById) } },
      select: { id: true, name: true },
    });
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const tokens = rows.map(({ id, name, may, createdById, createdAt, revokedAt }) => ({
      id,
      name,
      may: may as MachineRight,
      madeBy: names.get(createdById) ?? 'Unknown',
      createdAt,
      revokedAt,
    }));
    return { tokens, address: new URL(env().APP_URL).origin };
  });
}
