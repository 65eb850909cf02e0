import type { WorkspaceRole } from '@/lib/domain/access/actor';
import { ok } from '@/lib/domain/result';
import { deleteView, oneView } from './saved-view';
import { workspaceCommand } from './workspace-command';

/** Deletes a view of the workspace. For whom it opened first is told in the event: the plain list opens there then. */
export const dropSharedView = workspaceCommand({
  name: 'drop-shared-view',
  action: 'share-views',
  input: oneView,
  async run({ tx }, input) {
    const dropped = await deleteView(tx, null, input);
    if (!dropped.ok) return dropped;
    const { id: viewId, name, opens } = dropped.value;
    const roles = opens.flatMap(({ role }) => (role ? [role as WorkspaceRole] : []));
    const data = { viewId, name, roles, people: opens.length - roles.length };
    return ok({ event: { type: 'view.dropped' as const, data }, value: {} });
  },
});
