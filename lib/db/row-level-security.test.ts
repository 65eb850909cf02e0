import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { makeServer, serverNote } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { inWorkspace } from './workspace-transaction';

let journey: Journey;
let owner: pg.Client;
let app: pg.Client;

beforeAll(async () => {
  journey = await makeJourney();
  await journey.prepare('pilot');
  const { architect } = journey;
  await journey.does('add-evidence', architect, { item: 'ID-1', kind: 'file', file: new File(['x'], 'x.txt') });
  await journey.does('save-risk', architect, { title: 'Wrong summary', likelihood: 2, impact: 2, mitigation: '' });
  await journey.does('save-tool', architect, {
    name: 'read',
    purpose: 'Reads',
    tier: 'read-only',
    dataClasses: 'none',
  });
  await journey.does('request-waiver', architect, {
    subject: 'ID-1',
    reason: 'Later.',
    compensatingControl: 'Watched.',
    expiresOn: '2027-01-01',
  });
  const { contributor, viewer } = journey.workspace;
  const days = { startsOn: '2026-11-20', endsOn: '2026-12-01', reason: 'On leave.' };
  await mustRun('name-deputy', contributor, { member: contributor.memberId, deputy: viewer.memberId, ...days });
  await mustRun('give-server-evidence', contributor, { server: await makeServer(journey.workspace), ...serverNote });
  owner = new pg.Client({ connectionString: process.env.DATABASE_ADMIN_URL });
  app = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await Promise.all([owner.connect(), app.connect()]);
}, 60_000);
afterAll(() => Promise.all([owner.end(), app.end()]));

const tenantTables = async () => {
  const { rows } = await owner.query<{ name: string; secured: boolean; policies: number }>(
    `select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy where polrelid = c.oid) as policies
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p')
       and exists (select from pg_attribute where attrelid = c.oid and attname = 'workspace_id' and not attisdropped)
     order by 1`,
  );
  return rows;
};

const rowsSeen = async (client: pg.Client, table: string) => {
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from ${pg.escapeIdentifier(table)}`);
  return rows[0]!.n;
};

it('secures every table that belongs to a workspace', async () => {
  const tables = await tenantTables();
  expect(tables.length).toBeGreaterThan(20);
  expect(tables.filter(({ secured, policies }) => !secured || policies === 0)).toEqual([]);
});

it('shows the app’s role nothing without a workspace, and nothing of another one', async () => {
  const filled: string[] = [];
  for (const { name } of await tenantTables()) {
    if ((await rowsSeen(owner, name)) > 0) filled.push(name);
    expect([name, await rowsSeen(app, name)]).toEqual([name, 0]);
  }
  // The proof is worth what the tables hold.
  expect(filled.length).toBeGreaterThanOrEqual(20);

  await app.query('begin');
  await app.query(`select set_config('app.workspace', gen_random_uuid()::text, true)`);
  for (const name of filled) expect([name, await rowsSeen(app, name)]).toEqual([name, 0]);
  await app.query('rollback');
  // After a transaction the setting is an empty text, which is no workspace either.
  expect(await rowsSeen(app, 'use_case')).toBe(0);
});

it('lets nobody write into another workspace, or across two', async () => {
  const other = await makeJourney();
  const { id } = await other.facts();
  const into = journey.workspace.workspaceId;
  const moved = inWorkspace(into, (tx) => tx.useCase.update({ where: { id }, data: { title: 'Mine now' } }));
  await expect(moved).rejects.toThrow(/not found|No record/i);
  const planted = inWorkspace(into, (tx) =>
    tx.system.create({ data: { id, workspaceId: other.workspace.workspaceId, name: 'Trojan', kind: 'other' } }),
  );
  await expect(planted).rejects.toThrow(/row-level security/);
  // A row of one's own that points at another's use case: the key spans the workspace.
  const crossed = inWorkspace(into, (tx) =>
    tx.risk.create({
      data: { id, workspaceId: into, useCaseId: id, title: 'x', likelihood: 1, impact: 1, createdAt: other.now },
    }),
  );
  await expect(crossed).rejects.toThrow(/foreign key/i);
});
