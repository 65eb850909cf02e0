import { ok } from '@/lib/domain/result';
import { viewInput, writeView } from './saved-view';
import { workspaceCommand } from './workspace-command';

/** Keeps a view of the list for everybody in the workspace: a new one, or with `id` one under another name or with another query. */
export const shareView = workspaceCommand({
  name: 'share-view',
  action: 'share-views',
  input: viewInput,
  async run({ tx, now }, input) {
    const saved = await writeView(tx, null, input, now);
    if (!saved.ok) return saved;
    const { id: viewId, ...told } = saved.value;
    return ok({ event: { type: 'view.shared' as const, data: { viewId, ...told } }, value: { id: viewId } });
  },
});
