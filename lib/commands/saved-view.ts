import { z } from 'zod';
import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { changesBetween, type Change } from '@/lib/domain/audit/changes';
import { notFound, ok, refuse, type Refusal, type Result } from '@/lib/domain/result';
import { id, optionalId } from '@/lib/domain/use-case/fields';
import { mostOwnViews, mostSharedViews, viewName, viewQuery, viewState } from '@/lib/domain/use-case/saved-views';
import { newId } from '@/lib/db/new-id';
import { inWorkspaceAs, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { sameName } from './same-name';
import { wrongField } from './wrong-field';

/** A new view, or with `id` and the state in which it was seen, one under another name or with another query. */
export const viewInput = z.strictObject({
  id: optionalId.optional(),
  state: optionalId.optional(),
  name: viewName,
  query: viewQuery,
});

export const oneView = z.strictObject({ id, state: viewState });

export type SavedView = { id: string; name: string; created: boolean; changes: Change[] };

/**
 * A view of the workspace (`memberId` null) or of one member. The caller holds the lock on whom they belong to, so that neither names nor
 * numbers can be raced for.
 */
export async function writeView(
  tx: WorkspaceTx,
  memberId: string | null,
  { id: viewId, state, name, query }: z.output<typeof viewInput>,
  now: Date,
): Promise<Result<SavedView>> {
  const all = await tx.savedView.findMany({ where: { workspaceId: tx.workspaceId, memberId } });
  const before = viewId ? all.find((view) => view.id === viewId) : null;
  if (before === undefined) return notFound();
  if (before && before.state !== state) return changedMeanwhile(before.name);
  const same = sameName(name, all, viewId);
  if (same) return wrongField('name', `There is a view called ${same.name} already.`);
  const most = memberId ? mostOwnViews : mostSharedViews;
  if (!before && all.length >= most) {
    const message = memberId
      ? `You keep ${most} views, which is the most.`
      : `The workspace keeps ${most} views, which is the most.`;
    return refuse('unmet', message, [{ code: 'too-many-views', message, remedy: 'Delete one that nobody opens.' }]);
  }
  const data = { name, query, state: newId(), savedAt: now };
  const saved = before?.id ?? newId();
  if (before) await tx.savedView.update({ where: { id: saved }, data });
  else await tx.savedView.create({ data: { id: saved, workspaceId: tx.workspaceId, memberId, ...data } });
  return ok({ id: saved, name, created: !before, changes: changesBetween(before ?? {}, data, ['name', 'query']) });
}

/** Deletes it, and with it that it opens first for somebody. Gives what it was. */
export async function deleteView(
  tx: WorkspaceTx,
  memberId: string | null,
  { id: viewId, state }: z.output<typeof oneView>,
) {
  const view = await tx.savedView.findFirst({
    where: { id: viewId, workspaceId: tx.workspaceId, memberId },
    include: { opens: true },
  });
  if (!view) return notFound();
  if (view.state !== state) return changedMeanwhile(view.name);
  await tx.savedView.delete({ where: { id: viewId } });
  return ok(view);
}

export const changedMeanwhile = (name: string): { ok: false; refusal: Refusal } =>
  refuse('conflict', `${name} has changed meanwhile.`, [
    {
      code: 'changed-meanwhile',
      message: 'Somebody else, or you in another window, changed it, or what it opens for.',
      remedy: 'Look at what is there now, then try again.',
    },
  ]);

/** A write on what is the actor's own and nobody else's to see. Their row is locked: one such write after the other. */
export async function onOwnViews<T>(actor: Actor, work: (tx: WorkspaceTx) => Promise<Result<T>>): Promise<Result<T>> {
  const forbidden = can(actor, 'view');
  if (forbidden) return refuse('forbidden', forbidden.message, [forbidden]);
  const { workspaceId, memberId } = actor;
  return inWorkspaceAs(actor, async (tx) => {
    await tx.$queryRaw`
      select id from member where workspace_id = ${workspaceId}::uuid and id = ${memberId}::uuid for no key update`;
    return work(tx);
  });
}
