import { z } from 'zod';
import { workspaceRoles, type WorkspaceRole } from '@/lib/domain/access/actor';
import type { Change } from '@/lib/domain/audit/changes';
import { ok, refuse } from '@/lib/domain/result';
import { optionalId } from '@/lib/domain/use-case/fields';
import { openingState, openingStateOf } from '@/lib/domain/use-case/saved-views';
import { newId } from '@/lib/db/new-id';
import { workspaceCommand } from './workspace-command';
import { wrongField } from './wrong-field';

/** Which view of the workspace opens for each role where the address names nothing; empty: the plain list. */
export const setOpeningViews = workspaceCommand({
  name: 'set-opening-views',
  action: 'share-views',
  input: z.strictObject({
    admin: optionalId,
    architect: optionalId,
    contributor: optionalId,
    viewer: optionalId,
    /** What the form was drawn with. */
    seen: openingState,
  }),
  async run({ tx }, { seen, ...chosen }) {
    const { workspaceId } = tx;
    const views = await tx.savedView.findMany({ where: { workspaceId, memberId: null } });
    const nameOf = (viewId: string | null) => views.find(({ id }) => id === viewId)?.name ?? null;
    const rows = await tx.openingView.findMany({ where: { workspaceId, role: { not: null } } });
    const presentOf = (role: WorkspaceRole) => rows.find((row) => row.role === role)?.viewId ?? null;
    if (openingStateOf(presentOf) !== seen) {
      return refuse('conflict', 'What opens first has changed meanwhile.', [
        {
          code: 'changed-meanwhile',
          message: 'Somebody else, or you in another window, chose other views, or deleted one.',
          remedy: 'Look at what is there now, then choose again.',
        },
      ]);
    }
    const unknown = workspaceRoles.find((role) => chosen[role] && !nameOf(chosen[role]));
    if (unknown) return wrongField(unknown, 'Choose a view of the workspace.');
    const changes: Change[] = [];
    for (const role of workspaceRoles) {
      const viewId = chosen[role];
      if (viewId === presentOf(role)) continue;
      changes.push({ field: role, before: nameOf(presentOf(role)), after: nameOf(viewId) });
      if (viewId === null) await tx.openingView.deleteMany({ where: { workspaceId, role } });
      else {
        // Whoever is about to delete it has not seen that.
        await tx.savedView.update({ where: { id: viewId }, data: { state: newId() } });
        await tx.openingView.upsert({
          where: { workspaceId_role: { workspaceId, role } },
          create: { id: newId(), workspaceId, role, viewId },
          update: { viewId },
        });
      }
    }
    return ok({ event: { type: 'view.opens-first' as const, data: { changes } }, value: {} });
  },
});
