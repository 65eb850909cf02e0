import { ok, type Result } from '@/lib/domain/result';
import { command } from './command';
import { deleteView, onOwnViews, oneView } from './saved-view';

/** Deletes a view of one's own; where it opened first, what the role opens does again. */
export const dropView = command({
  name: 'drop-view',
  action: 'view',
  input: oneView,
  private: true,
  run: ({ actor }, input): Promise<Result<object>> =>
    onOwnViews(actor, async (tx) => {
      const dropped = await deleteView(tx, actor.memberId, input);
      return dropped.ok ? ok({}) : dropped;
    }),
});
