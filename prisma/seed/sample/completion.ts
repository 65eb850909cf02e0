import { appendEvent } from '@/lib/db/append-event';
import { inIdentity, workspaceWithin } from '@/lib/db/identity-transaction';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { mustRun } from '@/lib/testing/use-case';
import { company, newestSystem } from './company';
import type { Scenery } from './found';
import { workday } from './workday';

/**
 * The last act of all. Whether a load came to its end is read from the audit trail, which nobody can change: whatever people
 * do with the workspace later, it counts as loaded.
 */
export const complete = ({ actors, now }: Scenery) =>
  mustRun('save-system', actors.meilin, newestSystem, workday(now, 1, 300));

export const isComplete = (workspaceId: string): Promise<boolean> =>
  inWorkspace(workspaceId, async (tx) => {
    const where = { chain: workspaceId, type: 'system.saved', data: { path: ['name'], equals: newestSystem.name } };
    return (await tx.event.count({ where })) > 0;
  });

/**
 * Takes name and people from a half-told workspace, so that another can have them. It cannot be deleted: nothing takes events
 * away. Its members count as removed, so nobody sees it.
 */
export const putAside = (workspaceId: string, now: Date): Promise<void> =>
  inIdentity(async (identity) => {
    const tx = await workspaceWithin(identity, workspaceId);
    const slug = `${company.slug}-${workspaceId.slice(-12)}`;
    await tx.workspace.update({ where: { id: workspaceId }, data: { slug } });
    await tx.member.updateMany({ where: { workspaceId }, data: { removedAt: now } });
    const changes = [{ field: 'slug', before: company.slug, after: slug }];
    await appendEvent(
      tx,
      { actor: null, at: now, reason: 'Loading the sample was interrupted.' },
      { type: 'settings.changed', data: { changes } },
    );
  });
