import { ok, type Result } from '@/lib/domain/result';
import { command } from './command';
import { onOwnViews, viewInput, writeView } from './saved-view';

/** Keeps a view of the list for oneself. Nobody else ever sees it, so no event tells it. */
export const keepView = command({
  name: 'keep-view',
  action: 'view',
  input: viewInput,
  private: true,
  run: ({ actor, now }, input): Promise<Result<{ id: string }>> =>
    onOwnViews(actor, async (tx) => {
      const saved = await writeView(tx, actor.memberId, input, now);
      return saved.ok ? ok({ id: saved.value.id }) : saved;
    }),
});
