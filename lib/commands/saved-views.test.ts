import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import { asMyRole, mostOwnViews, plainList } from '@/lib/domain/use-case/saved-views';
import { inWorkspace, inWorkspaceAs } from '@/lib/db/workspace-transaction';
import { loadListContext } from '@/lib/queries/list-context';
import { openingOrList } from '@/lib/queries/use-case-list';
import { ownerSql } from '@/lib/testing/owner-sql';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { parseListAddress } from '@/lib/url/use-case-list';
import { registry } from './registry';

let workspace: TestWorkspace;
let other: TestWorkspace;
beforeAll(async () => {
  other = await makeWorkspace();
});
beforeEach(async () => {
  workspace = await makeWorkspace();
});

const query = '?stage=pilot&group=unit&columns=tier&columns=value&view=table';
const run = (name: string, actor: Actor, input: Record<string, unknown>) =>
  registry.get(name)!.run({ actor, now: testNow }, input);
const seenBy = async (actor: Actor) => (await inWorkspaceAs(actor, (tx) => loadListContext(tx, actor))).saved;
const viewOf = async (actor: Actor, name: string) => {
  const found = (await seenBy(actor)).views.find((view) => view.name === name);
  if (!found) throw new Error(`${actor.name} sees no view ${name}.`);
  return found;
};
const none = { admin: '', architect: '', contributor: '', viewer: '' };

describe('a private view', () => {
  it('is its maker’s alone, to see, to change and to delete, and by the database itself', async () => {
    const { viewer, admin, workspaceId } = workspace;
    await mustRun('keep-view', viewer, { name: 'Mine', query });
    const { id, state } = await viewOf(viewer, 'Mine');
    for (const stranger of [admin, other.viewer, other.admin]) {
      expect((await seenBy(stranger)).views).toEqual([]);
      for (const [name, input] of [
        ['keep-view', { id, state, name: 'Stolen', query: '' }],
        ['share-view', { id, state, name: 'Stolen', query: '' }],
        ['drop-view', { id, state }],
        ['drop-shared-view', { id, state }],
        ['open-first', { view: id }],
      ] as const) {
        const result = await run(name, stranger, input);
        const kind = stranger === other.viewer && name.includes('share') ? 'forbidden' : 'not-found';
        expect([name, result]).toMatchObject([name, { ok: false, refusal: { kind } }]);
      }
      expect(await inWorkspaceAs({ ...stranger, workspaceId }, (tx) => tx.savedView.count())).toBe(0);
    }
    // Neither a transaction without a member, nor one of the maker in another workspace.
    expect(await inWorkspace(workspaceId, (tx) => tx.savedView.count())).toBe(0);
    const elsewhere = { workspaceId: other.workspaceId, memberId: viewer.memberId };
    expect(await inWorkspaceAs(elsewhere, (tx) => tx.savedView.count())).toBe(0);
    // Nor can anybody write one into another's name.
    const forged = inWorkspaceAs(admin, (tx) =>
      tx.savedView.create({
        data: { id: state, workspaceId, memberId: viewer.memberId, name: 'Forged', query, state, savedAt: testNow },
      }),
    );
    await expect(forged).rejects.toThrow(/row-level security/);
    const [row] = await ownerSql<{ name: string; query: string }>(`select name, query from saved_view where id = $1`, [
      id,
    ]);
    expect(row).toEqual({ name: 'Mine', query });
  });

  it('may have the name of another’s, and leaves no event', async () => {
    const { viewer, contributor, workspaceId } = workspace;
    const events = () => inWorkspace(workspaceId, (tx) => tx.event.count());
    const before = await events();
    await mustRun('keep-view', viewer, { name: 'Mine', query });
    await mustRun('keep-view', contributor, { name: 'Mine', query });
    const twice = await run('keep-view', viewer, { name: 'MINE', query });
    expect(twice).toMatchObject({ refusal: { fields: { name: ['There is a view called Mine already.'] } } });
    expect(await events()).toBe(before);
  });

  it('is one of forty at most, also when two are kept at once', async () => {
    const { viewer } = workspace;
    for (let n = 1; n < mostOwnViews; n += 1) await mustRun('keep-view', viewer, { name: `View ${n}`, query: '' });
    const results = await Promise.all(['One', 'Two'].map((name) => run('keep-view', viewer, { name, query: '' })));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ refusal: { reasons: [{ code: 'too-many-views' }] } });
  });

  it.each(['?q=<script>', 'javascript:alert(1) ', '?a=\n', 'stage=pilot', `?q=${'a'.repeat(2000)}`])(
    'keeps no query that is none: %s',
    async (wrong) => {
      const result = await run('keep-view', workspace.viewer, { name: 'Mine', query: wrong });
      expect(result).toMatchObject({
        ok: false,
        refusal: { kind: 'invalid', fields: { query: [expect.any(String)] } },
      });
    },
  );
});

describe('a view of the workspace', () => {
  it('is for everybody to open and for admins and architects to change, one after the other', async () => {
    const { architect, admin, viewer, contributor } = workspace;
    await mustRun('share-view', architect, { name: 'Stuck', query });
    const seen = await viewOf(viewer, 'Stuck');
    expect(seen).toMatchObject({ shared: true, query, roles: [], people: 0 });
    for (const actor of [viewer, contributor]) {
      const { id, state } = seen;
      expect(await run('share-view', actor, { name: 'More', query })).toMatchObject({ refusal: { kind: 'forbidden' } });
      expect(await run('drop-shared-view', actor, { id, state })).toMatchObject({ refusal: { kind: 'forbidden' } });
      // Nor by the way of one's own.
      expect(await run('drop-view', actor, { id, state })).toMatchObject({ refusal: { kind: 'not-found' } });
    }
    const { id, state } = seen;
    const both = await Promise.all(
      [admin, architect].map((actor) => run('share-view', actor, { id, state, name: `By ${actor.role}`, query })),
    );
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.find(({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'conflict' } });
    const late = await run('drop-shared-view', admin, { id, state });
    expect(late).toMatchObject({ refusal: { kind: 'conflict' } });
    expect((await seenBy(viewer)).views).toHaveLength(1);
  });

  it('opens first for a role, unless somebody has chosen otherwise for themselves', async () => {
    const { admin, viewer, contributor } = workspace;
    await mustRun('share-view', admin, { name: 'Board', query: '?view=board' });
    await mustRun('keep-view', viewer, { name: 'Mine', query });
    const { id } = await viewOf(admin, 'Board');
    expect(await seenBy(viewer)).toMatchObject({ own: asMyRole, opening: null });
    await mustRun('set-opening-views', admin, { ...none, viewer: id, seen: ',,,' });
    expect(await seenBy(viewer)).toMatchObject({ own: asMyRole, opening: { id } });
    expect(await seenBy(contributor)).toMatchObject({ opening: null });
    expect(await openingOrList(viewer, parseListAddress({}))).toEqual({ opening: expect.objectContaining({ id }) });
    expect(await openingOrList(contributor, parseListAddress({}))).toHaveProperty('groups');
    const mine = await viewOf(viewer, 'Mine');
    await mustRun('open-first', viewer, { view: mine.id });
    expect(await seenBy(viewer)).toMatchObject({ own: mine.id, opening: { id: mine.id } });
    await mustRun('open-first', viewer, { view: plainList });
    expect(await seenBy(viewer)).toMatchObject({ own: plainList, opening: null });
    await mustRun('open-first', viewer, { view: asMyRole });
    expect(await seenBy(viewer)).toMatchObject({ own: asMyRole, opening: { id } });
    // A private view is nothing that a role could open.
    const { id: secret } = await viewOf(admin, 'Board');
    await mustRun('keep-view', admin, { name: 'Secret', query });
    const own = (await viewOf(admin, 'Secret')).id;
    const seen = `,,,${secret}`;
    const refused = await run('set-opening-views', admin, { ...none, viewer: own, seen });
    expect(refused).toMatchObject({ refusal: { fields: { viewer: ['Choose a view of the workspace.'] } } });
    // Whoever has not seen that choice does not undo it.
    const blind = await run('set-opening-views', admin, { ...none, seen: ',,,' });
    expect(blind).toMatchObject({ refusal: { kind: 'conflict' } });
  });

  it('says when it is deleted for whom it opened first, and is not deleted by somebody who did not know', async () => {
    const { admin, architect, viewer, contributor, workspaceId } = workspace;
    await mustRun('share-view', admin, { name: 'Stuck', query });
    const before = await viewOf(architect, 'Stuck');
    await mustRun('set-opening-views', admin, { ...none, viewer: before.id, seen: ',,,' });
    await mustRun('open-first', contributor, { view: before.id });
    const unaware = await run('drop-shared-view', architect, { id: before.id, state: before.state });
    expect(unaware).toMatchObject({ refusal: { kind: 'conflict' } });
    const now = await viewOf(architect, 'Stuck');
    expect(now).toMatchObject({ roles: ['viewer'], people: 1 });
    await mustRun('drop-shared-view', architect, { id: now.id, state: now.state });
    for (const actor of [viewer, contributor]) {
      expect(await seenBy(actor)).toEqual({ views: [], own: asMyRole, opening: null });
    }
    const events = await inWorkspace(workspaceId, (tx) =>
      tx.event.findMany({ where: { type: { startsWith: 'view.' } }, orderBy: { seq: 'asc' } }),
    );
    expect(events.map(({ type, data }) => [type, data])).toMatchObject([
      ['view.shared', { name: 'Stuck', created: true }],
      ['view.opens-first', { changes: [{ field: 'viewer', before: null, after: 'Stuck' }] }],
      ['view.dropped', { name: 'Stuck', roles: ['viewer'], people: 1 }],
    ]);
  });
});
