import { z } from 'zod';
import { notFound, ok, type Result } from '@/lib/domain/result';
import { id } from '@/lib/domain/use-case/fields';
import { asMyRole, plainList } from '@/lib/domain/use-case/saved-views';
import { newId } from '@/lib/db/new-id';
import { command } from './command';
import { onOwnViews } from './saved-view';

/** What opens for oneself where the address names nothing: a view, the plain list, or as for everybody of one's role. */
export const openFirst = command({
  name: 'open-first',
  action: 'view',
  input: z.strictObject({
    view: z.union([z.literal(plainList), z.literal(asMyRole), id], { error: 'Choose what opens first.' }),
  }),
  private: true,
  run: ({ actor }, { view }): Promise<Result<object>> =>
    onOwnViews(actor, async (tx) => {
      const mine = { workspaceId: tx.workspaceId, memberId: actor.memberId };
      if (view === asMyRole) {
        await tx.openingView.deleteMany({ where: mine });
        return ok({});
      }
      const viewId = view === plainList ? null : view;
      // Row-level security shows those of the workspace and one's own.
      const found = viewId && (await tx.savedView.findFirst({ where: { id: viewId, workspaceId: tx.workspaceId } }));
      if (viewId && !found) return notFound();
      await tx.openingView.upsert({
        where: { workspaceId_memberId: mine },
        create: { id: newId(), ...mine, viewId },
        update: { viewId },
      });
      return ok({});
    }),
});
