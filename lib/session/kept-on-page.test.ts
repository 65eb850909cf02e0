import pg from 'pg';
import { afterEach, expect, test, vi } from 'vitest';
import type { AuditEvent } from '@/lib/domain/audit/events';
import { noFilters } from '@/lib/domain/use-case/list';
import { keepView } from '@/lib/commands/keep-view';
import { appendEvent } from '@/lib/db/append-event';
import { keptFigures, keptInWorkspace } from '@/lib/db/while-unchanged';
import { server } from '@/lib/db/client';
import { inWorkspace, inWorkspaceAs } from '@/lib/db/workspace-transaction';
import { removeMember } from '@/lib/commands/remove-member';
import { savedViews } from '@/lib/queries/saved-views';
import { useCaseList } from '@/lib/queries/use-case-list';
import { withPassword } from '@/lib/testing/people';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { parseListAddress } from '@/lib/url/use-case-list';
import { membershipOnPageOf } from './membership';

const event: AuditEvent = { type: 'settings.changed', data: { changes: [] } };
const write = ({ workspaceId, admin }: TestWorkspace) =>
  inWorkspace(workspaceId, (tx) => appendEvent(tx, { actor: admin, at: testNow }, event));

/** A person who looks at pages that each show how often something was computed, and what one of them asks the database for. */
async function reader() {
  const workspace = await makeWorkspace();
  const session = await withPassword(workspace.architect);
  let computed = 0;
  const look = async () => {
    const { actor } = (await membershipOnPageOf(session, workspace.slug))!;
    return keptInWorkspace(actor, 'count', async () => (computed += 1));
  };
  return { workspace, session, look };
}

afterEach(() => vi.restoreAllMocks());

test('a page that shows what is kept asks one question, and everything again after a write', async () => {
  const { workspace, look } = await reader();
  expect(await look()).toBe(1);
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  expect(await look()).toBe(1);
  expect(asked.mock.calls.length).toBe(1);
  await write(workspace);
  expect([await look(), await look()]).toEqual([2, 2]);
});

test('a list that is kept asks one question, with the reader’s views in it, and shows their own at once', async () => {
  const { workspace, session } = await reader();
  const path = `/w/${workspace.slug}/use-cases`;
  const list = async (at: string) => {
    const { actor } = (await membershipOnPageOf(session, workspace.slug, at))!;
    return useCaseList(actor, parseListAddress({}));
  };
  const options = (await list(path))?.options;
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  expect((await list(`${path}?view=table`))?.options).toBe(options);
  expect(asked.mock.calls.length).toBe(1);
  const kept = await keepView.run(
    { actor: workspace.architect, now: testNow },
    { name: 'Mine', query: '?stage=pilot' },
  );
  expect(kept.ok).toBe(true);
  const views = [{ name: 'Mine', shared: false }];
  expect((await list(path))?.saved.views).toMatchObject(views);
  // Where nobody says what page it is, they are asked by themselves.
  asked.mockClear();
  expect((await list(`${path}/new`))?.saved.views).toMatchObject(views);
  expect(asked.mock.calls.length).toBe(2);
  await write(workspace);
  const anew = (await list(path))?.options;
  expect(anew).toEqual(options);
  expect(anew).not.toBe(options);
});

test.each([
  ['a page further on', (id: string) => ({ after: { value: '2026-01-01T00:00:00.000Z', id } })],
  ['what is searched', () => ({ filters: { ...noFilters, q: 'contracts' } })],
])('%s is kept from the second time on', async (_, asking) => {
  const { workspace, session } = await reader();
  const request = { ...parseListAddress({}), ...asking(workspace.workspaceId) };
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  const look = async () => {
    const { actor } = (await membershipOnPageOf(session, workspace.slug, `/w/${workspace.slug}/use-cases`))!;
    asked.mockClear();
    await useCaseList(actor, request);
    return asked.mock.calls.length;
  };
  await look();
  // The page alone; or nothing.
  expect([await look(), await look()]).toEqual([3, 0]);
  await write(workspace);
  expect(await look()).toBeGreaterThan(3);
});

test('a member sees the views of nobody else with the first question', async () => {
  const { workspace, session } = await reader();
  const other = { ...workspace.contributor };
  const kept = await keepView.run({ actor: other, now: testNow }, { name: 'Theirs', query: '' });
  expect(kept.ok).toBe(true);
  const { actor } = (await membershipOnPageOf(session, workspace.slug, `/w/${workspace.slug}/use-cases`))!;
  expect((await savedViews(actor)).views).toEqual([]);
});

test('views are asked in a scope that ends with the statement', async () => {
  const { workspaceId, architect, contributor } = await makeWorkspace();
  const kept = await keepView.run({ actor: architect, now: testNow }, { name: 'Mine', query: '?stage=pilot' });
  expect(kept.ok).toBe(true);
  expect((await savedViews(architect)).views).toHaveLength(1);
  expect((await savedViews(contributor)).views).toEqual([]);
  const connection = await server().pool.connect();
  const { rows } = await connection.query(
    `select views::text, current_setting('app.workspace', true) as workspace from list_views($1, $2, 'architect')`,
    [workspaceId, architect.memberId],
  );
  const { rows: after } = await connection.query(`select current_setting('app.workspace', true) as workspace`);
  connection.release();
  expect(rows[0]).toMatchObject({ views: expect.stringContaining('Mine') });
  expect(after).toEqual([{ workspace: '' }]);
});

test('figures that outlive a write say how old they are on every page until they are computed anew', async () => {
  const { workspace, session } = await reader();
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  const look = async (value: string) => {
    const { actor } = (await membershipOnPageOf(session, workspace.slug))!;
    return inWorkspaceAs(actor, (tx) =>
      keptFigures(tx, 'figures', async () => {
        time += 5000;
        return value;
      }),
    );
  };
  expect(await look('first')).toMatchObject({ value: 'first', secondsOld: 0 });
  expect(await look('not asked')).toMatchObject({ value: 'first', secondsOld: 0 });
  await write(workspace);
  for (const seen of [5, 6, 7]) {
    time = seen * 1000;
    expect(await look('not asked')).toEqual({ value: 'first', secondsOld: seen, secondsLeft: 100 - seen });
  }
  time = 200_000;
  expect(await look('second')).toMatchObject({ value: 'second', secondsOld: 0 });
});

test('a write in another workspace changes nothing', async () => {
  const { look } = await reader();
  const other = await makeWorkspace();
  expect(await look()).toBe(1);
  await write(other);
  expect(await look()).toBe(1);
});

test('a write that was under way while somebody looked is seen by the next page', async () => {
  const { workspace, look } = await reader();
  await look();
  await inWorkspace(workspace.workspaceId, async (tx) => {
    await appendEvent(tx, { actor: workspace.admin, at: testNow }, event);
    expect(await look()).toBe(1);
    expect(await look()).toBe(1);
  });
  expect([await look(), await look()]).toEqual([2, 2]);
});

test('what was kept for one who looks is not computed again for others, and those who look at once all see the last write', async () => {
  const { workspace, session, look } = await reader();
  await look();
  await write(workspace);
  const all = await Promise.all(Array.from({ length: 12 }, look));
  expect(Math.min(...all)).toBeGreaterThan(1);
  const last = Math.max(...all);
  expect([await look(), await look()]).toEqual([last, last]);
  const removed = await removeMember.run(
    { actor: workspace.admin, now: testNow },
    { member: workspace.architect.memberId },
  );
  expect(removed.ok).toBe(true);
  // What is kept opens nothing to whoever is no member any more.
  expect(await membershipOnPageOf(session, workspace.slug)).toBeNull();
});

test('no member learns anything by the question', async () => {
  const { session, workspace } = await reader();
  const other = await makeWorkspace();
  expect(await membershipOnPageOf(session, other.slug)).toBeNull();
  expect(await membershipOnPageOf(session, 'nul\0')).toBeNull();
  expect(await membershipOnPageOf({ ...session, credentialsVersion: 2 }, workspace.slug)).toBeNull();
});
