import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { factors } from '@/lib/domain/scoring/factors';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { manifest as crmManifest } from '@/lib/testing/manifests';
import { serverForm, serverNote } from '@/lib/testing/servers';
import { exportTo, manifestOf, pack, packAnew, unpack } from '@/lib/testing/transfer';
import { ownerSql } from '@/lib/testing/owner-sql';
import { goodPassword, withPassword } from '@/lib/testing/people';
import { mustRun } from '@/lib/testing/use-case';
import { testNow } from '@/lib/testing/workspace';
import { zip } from '@/lib/testing/zip';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { attachChecks } from '@/lib/commands/attach-checks';
import { checkServerNow } from '@/lib/commands/check-server-now';
import { inheritEvidence } from '@/lib/commands/inherit-evidence';
import { serverToolsPage } from '@/lib/queries/server-tools';
import { workspaceExport } from '@/lib/queries/workspace-export';
import { createDatabase, type TestDatabase } from '@/scripts/database/template';
import { importWorkspace } from './import';
import { manifestName } from './manifest';
import { exportedTables, tableOf, tableRoles } from './tables';

const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-transfer-'));
const at = (name: string) => path.join(folder, name);
const appUrl = process.env.DATABASE_URL as string;
const evidence = Buffer.alloc(600_000, 'evidence, more than two pieces of it. ');

let journey: Journey;
let workspaceId: string;
let exported: Map<string, Buffer>;
/** Where it is imported: another database, empty but for its migrations. */
let elsewhere: TestDatabase;
let owner: pg.Client;

beforeAll(async () => {
  journey = await makeJourney();
  workspaceId = journey.workspace.workspaceId;
  const { architect } = journey;
  await journey.assess();
  await journey.does('add-evidence', architect, { item: 'ID-1', kind: 'file', file: new File([evidence], 'x.txt') });
  await journey.does('add-comment', architect, { body: 'Who keeps this?', mentions: [], item: 'ID-1', risk: '' });
  // A server whose tools a use case calls, with what was proven about it, and the tokens that must stay here.
  const { admin, contributor } = journey.workspace;
  const unreached = serverForm(contributor, { address: '', package: '@acme/crm@1.2.3', approvedScopes: 'crm.read' });
  const { id: server } = await mustRun('save-server', architect, unreached);
  await mustRun('read-contract', architect, { server, manifest: crmManifest() });
  const tools = (await serverToolsPage(architect, String(server)))!;
  const ids = tools.tools.map(({ id }) => id);
  await mustRun('approve-tools', contributor, { server, contract: tools.contract!.id, tools: ids });
  await journey.does('choose-servers', architect, { servers: [server] });
  await journey.does('choose-tools', architect, { tools: ids });
  const { run } = await mustRun('check-server', architect, { server });
  await checkServerNow(workspaceId, String(run), { now: () => testNow });
  await attachChecks(workspaceId, String(run), testNow);
  await mustRun('give-server-evidence', contributor, { server, ...serverNote });
  await inheritEvidence(workspaceId, String(server), testNow);
  // Only now, so that the checks asked nobody.
  await mustRun('save-server', architect, { ...unreached, id: server, address: 'https://crm.example.com/mcp' });
  await mustRun('set-server-token', architect, { server, token: 'bearer-of-the-server' });
  await mustRun('set-server-token', architect, { server, purpose: 'fewer-scopes', token: 'bearer-with-fewer-scopes' });
  await mustRun('make-machine-token', admin, { name: 'Gateway', may: 'gate' });
  await mustRun('make-share', architect, { title: 'Board', cards: ['funnel'], days: '7', filter: '' });
  await mustRun('share-view', architect, { name: 'Pilots', query: '?stage=pilot' });
  const { id: own } = await mustRun('keep-view', architect, { name: 'Mine alone', query: '?stage=poc' });
  await mustRun('open-first', architect, { view: own });
  await exportTo(at('whole.zip'), appUrl, workspaceId, testNow);
  exported = await unpack(at('whole.zip'));
  elsewhere = await createDatabase(
    inject('databaseServer'),
    `airworthy_transfer_${process.env.VITEST_POOL_ID ?? '1'}`,
    'airworthy_template',
  );
  owner = new pg.Client({ connectionString: elsewhere.adminUrl });
  await owner.connect();
}, 120_000);
afterAll(async () => {
  await owner.end();
  rmSync(folder, { recursive: true });
});

const bring = (name: string, options: { slug?: string; name?: string } = {}) =>
  importWorkspace(owner, { file: at(name), slug: 'restored', now: testNow, ...options });
const count = async (table: string) =>
  (await owner.query<{ n: number }>(`select count(*)::int as n from ${table}`)).rows[0]!.n;

describe('the table of tables', () => {
  it('says of every table of the database what becomes of it', async () => {
    const rows = await ownerSql<{ name: string }>(
      `select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
         and relname <> '_prisma_migrations' order by 1`,
    );
    expect(Object.keys(tableRoles).map(tableOf).sort()).toEqual(rows.map(({ name }) => name));
  });

  it('has each table after those that it refers to', async () => {
    const references = await ownerSql<{ child: string; parent: string }>(
      `select distinct c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent
       from pg_constraint c where c.contype = 'f' and c.conrelid <> c.confrelid`,
    );
    const order = exportedTables.map(({ table }) => table);
    const wrong = references.filter(
      ({ child, parent }) =>
        order.includes(child) && order.includes(parent) && order.indexOf(child) < order.indexOf(parent),
    );
    expect(references.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });
});

describe('an exported workspace', () => {
  it('has no secret in it, and everything else', async () => {
    await withPassword(journey.workspace.viewer);
    const text = [...exported].map(([name, content]) => name + content.toString()).join('\n');
    const secrets = await ownerSql<{ secret: string }>(
      `select token_hash as secret from share_link union select token_hash from one_time_link union select token_hash from machine_token
       union select password_hash from account where password_hash is not null`,
    );
    expect(secrets.length).toBeGreaterThanOrEqual(2);
    expect(secrets.filter(({ secret }) => text.includes(secret))).toEqual([]);
    expect(text).not.toContain(goodPassword);
    expect(text).not.toMatch(/bearer-of-the-server|bearer-with-fewer-scopes/);
    const [file] = await ownerSql<{ id: string }>('select id from stored_file where workspace_id = $1', [workspaceId]);
    expect(exported.get(`files/${file?.id}`)?.equals(evidence)).toBe(true);
    const names = exportedTables.flatMap(({ as, table }) => (as === 'rows' ? [`tables/${table}.jsonl`] : []));
    expect([...exported.keys()].sort()).toEqual([...names, `files/${file?.id}`, manifestName].sort());
  });

  it('has the views of the workspace, and nobody’s own', () => {
    expect(exported.get('tables/saved_view.jsonl')?.toString()).toMatch(/^{[^\n]*"Pilots"[^\n]*}\n$/);
    expect(exported.get('tables/opening_view.jsonl')?.toString()).toBe('');
  });

  it('is for admins, not while scores are given blind, and once at a time', async () => {
    const { workspace } = journey;
    expect(await workspaceExport(workspace.architect)).toBeNull();
    const first = await workspaceExport(workspace.admin);
    expect(first).toMatchObject({ ok: true });
    expect(await workspaceExport(workspace.admin)).toMatchObject({ ok: false, refusal: { kind: 'conflict' } });
    if (first?.ok) await first.value.entries.next();
    if (first?.ok) await first.value.entries.return(undefined);
    const other = await makeJourney();
    const scorers = [{ member: other.workspace.viewer.memberId, factors: [...factors] }];
    await other.does('save-scoring-round', other.architect, { scorers });
    expect(await workspaceExport(other.workspace.admin)).toMatchObject({
      refusal: { kind: 'unmet', message: expect.stringContaining(other.key) as string },
    });
  });
});

const replaced = (name: string, change: (text: string) => string) =>
  new Map([...exported, [name, Buffer.from(change(exported.get(name)!.toString()))]]);
const manifest = (change: object) =>
  replaced(manifestName, (text) => JSON.stringify({ ...JSON.parse(text), ...change }));
const firstLine = (text: string, change: (row: Record<string, unknown>) => unknown) => {
  const [line = '', ...rest] = text.split('\n');
  return [JSON.stringify(change(JSON.parse(line) as Record<string, unknown>)), ...rest].join('\n');
};
const other = '01990000-0000-7000-8000-000000000000';

type Hostile = [what: string, words: RegExp, write: (file: string) => Promise<void> | void];
const hostile: Hostile[] = [
  ['no archive', /cut off, or not an exported workspace/, (file) => writeFileSync(file, 'hello')],
  [
    'a file that is cut',
    /cut off/,
    (file) => {
      writeFileSync(file, readFileSync(at('whole.zip')));
      truncateSync(file, 300_000);
    },
  ],
  ['a bomb', /is compressed/, (file) => writeFileSync(file, zip([['tables/use_case.jsonl', Buffer.alloc(9_000_000)]]))],
  [
    'a path out of the archive',
    /invalid relative path|No export has an entry/,
    (file) => pack(file, new Map([['../../etc/passwd', Buffer.from('x')]])),
  ],
  [
    'an absolute path',
    /absolute path|No export has an entry/,
    (file) => pack(file, new Map([['/etc/passwd', Buffer.from('x')]])),
  ],
  ['no manifest', /no manifest/, (file) => pack(file, new Map([['tables/use_case.jsonl', Buffer.from('')]]))],
  [
    'another kind of manifest',
    /not one of a workspace: format/,
    (file) => pack(file, manifest({ format: 'something' })),
  ],
  ['a newer format', /format 2, from a newer version/, (file) => pack(file, manifest({ version: 2 }))],
  [
    'a newer database',
    /comes from a newer version/,
    (file) => pack(file, manifest({ schema: '99990101000000_later' })),
  ],
  [
    'an older database',
    /an older version.*migrate, and export it anew/,
    (file) => pack(file, manifest({ schema: '20200101000000_then' })),
  ],
  [
    'rows that were altered',
    /use_case.jsonl is not what was exported/,
    (file) =>
      pack(
        file,
        replaced('tables/use_case.jsonl', (text) => text.replace('"version": ', '"version":  ')),
      ),
  ],
  [
    'rows that were altered, of the same size',
    /use_case.jsonl is not what was exported/,
    (file) =>
      pack(
        file,
        replaced('tables/use_case.jsonl', (text) => text.replace(/"title": "./, '"title": "#')),
      ),
  ],
  [
    'a table that is missing',
    /tables\/risk.jsonl is missing/,
    (file) => packAnew(file, new Map([...exported].filter(([name]) => name !== 'tables/risk.jsonl'))),
  ],
  [
    'a table that nobody knows',
    /no place for tables\/account.jsonl/,
    (file) => packAnew(file, new Map([...exported, ['tables/account.jsonl', Buffer.from('')]])),
  ],
  [
    'an entry that the manifest does not know',
    /does not know tables\/more.jsonl/,
    (file) => pack(file, new Map([...exported, ['tables/more.jsonl', Buffer.from('')]])),
  ],
  [
    'rows of another workspace',
    /only those/,
    (file) =>
      packAnew(
        file,
        replaced('tables/use_case.jsonl', (text) => firstLine(text, (row) => ({ ...row, workspace_id: other }))),
      ),
  ],
  [
    'another workspace',
    /the one workspace that its manifest names/,
    (file) =>
      packAnew(
        file,
        replaced('tables/workspace.jsonl', (text) => firstLine(text, (row) => ({ ...row, id: other }))),
      ),
  ],
  [
    'events of another chain',
    /events of another workspace/,
    (file) =>
      packAnew(
        file,
        replaced('tables/event.jsonl', (text) => firstLine(text, (row) => ({ ...row, chain: other }))),
      ),
  ],
  [
    'an event that was altered',
    /not whole.*altered/,
    (file) =>
      packAnew(
        file,
        replaced('tables/event.jsonl', (text) => firstLine(text, (row) => ({ ...row, reason: 'No.' }))),
      ),
  ],
  [
    'an event that is missing',
    /not whole/,
    (file) =>
      packAnew(
        file,
        replaced('tables/event.jsonl', (text) => text.slice(text.indexOf('\n') + 1)),
      ),
  ],
  [
    'a row that is no object',
    /does not have the columns/,
    (file) =>
      packAnew(
        file,
        replaced('tables/risk.jsonl', () => '7\n'),
      ),
  ],
  [
    'two rows in one line',
    /does not have the columns/,
    (file) =>
      packAnew(
        file,
        replaced('tables/system.jsonl', (text) => text.replace('\n', `,${text}`)),
      ),
  ],
  [
    'what the database refuses',
    /rows of use_case cannot be stored/,
    (file) =>
      packAnew(
        file,
        replaced('tables/use_case.jsonl', (text) => firstLine(text, (row) => ({ ...row, stage: 'flying' }))),
      ),
  ],
  [
    'a reference to nothing',
    /rows of use_case cannot be stored/,
    (file) =>
      packAnew(
        file,
        replaced('tables/use_case.jsonl', (text) => firstLine(text, (row) => ({ ...row, business_unit_id: other }))),
      ),
  ],
  [
    'a file that is not the evidence',
    /is not the file that was evidence/,
    (file) =>
      packAnew(
        file,
        new Map([...exported].map(([name, content]) => [name, name.startsWith('files/') ? Buffer.from('x') : content])),
      ),
  ],
  [
    'a file that no evidence names',
    /files that no evidence names/,
    (file) => packAnew(file, new Map([...exported, [`files/${other}`, Buffer.from('x')]])),
  ],
  [
    'half a line',
    /whole line/,
    (file) =>
      packAnew(
        file,
        replaced('tables/event.jsonl', (text) => text.trimEnd()),
      ),
  ],
];

describe('a file that is not what was exported', () => {
  it.each(hostile)('is refused in words, with nothing written: %s', async (what, words, write) => {
    const name = `${what}.zip`;
    await write(at(name));
    await expect(bring(name)).rejects.toThrow(words);
    expect([await count('workspace'), await count('account'), await count('event')]).toEqual([0, 0, 0]);
  });

  it('is not there at all', async () => {
    await expect(bring('nowhere.zip')).rejects.toThrow(/There is no file/);
  });
});

describe('an import', () => {
  it('is no way past the gates for the app’s own login', async () => {
    const { businessUnitId, createdById, createdAt } = await journey.row();
    const useCase = { id: other, workspaceId, businessUnitId, createdById, createdAt, updatedAt: createdAt };
    const planted = inWorkspace(workspaceId, async (tx) => {
      await tx.$queryRaw`select set_config('app.restoring', 'on', true)`;
      const stage = { stage: 'production', stageEnteredAt: createdAt };
      await tx.useCase.create({
        data: { ...useCase, ...stage, key: 'GEN-99', title: 'Live at once', problem: 'None.' },
      });
    });
    await expect(planted).rejects.toThrow(/begins as a candidate/);
  });

  it('is the workspace again, under its new address, and never twice', async () => {
    const imported = await bring('whole.zip', { slug: journey.workspace.slug });
    expect(imported).toMatchObject({ workspaceId, name: 'Test workspace', files: 1 });
    await exportTo(at('again.zip'), elsewhere.appUrl, workspaceId, new Date());
    const again = manifestOf(await unpack(at('again.zip')));
    expect({ ...again, exportedAt: '' }).toEqual({ ...manifestOf(exported), exportedAt: '' });
    const { rows } = await owner.query<object>('select approved_scopes, scopes_stated from server');
    expect(rows).toEqual([{ approved_scopes: ['crm.read'], scopes_stated: true }]);
    expect(await count('server_secret')).toBe(0);
    await expect(bring('whole.zip', { slug: 'once-more' })).rejects.toThrow(/in this database already, as \/w\/test-/);
    expect(await count('workspace')).toBe(1);
  });

  it('lets its people in only by an invitation', async () => {
    const { rows } = await owner.query<{ email: string; password_hash: null; awaits: boolean; links: number }>(
      `select a.email, a.password_hash, m.awaits_acceptance as awaits, count(l.id)::int as links
       from member m join account a on a.id = m.account_id left join one_time_link l on l.account_id = a.id
       where m.workspace_id = $1 group by 1, 2, 3`,
      [workspaceId],
    );
    expect(rows.length).toBe(exported.get('tables/member.jsonl')!.toString().split('\n').length - 1);
    expect(rows.filter((row) => row.password_hash !== null || row.awaits || row.links !== 1)).toEqual([]);
  });

  it('makes somebody who has an account here accept, and leaves the account as it was', async () => {
    const second = await makeJourney();
    await exportTo(at('second.zip'), appUrl, second.workspace.workspaceId, testNow);
    const known = `ada.admin@${second.workspace.slug}.example`;
    await owner.query(`insert into account (id, email, name, password_hash) values ($1, $2, 'Ada', 'kept')`, [
      other,
      known,
    ]);
    const imported = await bring('second.zip', { slug: 'second', name: 'The second' });
    const { rows } = await owner.query<object>(
      `select a.name, a.password_hash, m.awaits_acceptance, w.name as workspace from member m
       join account a on a.id = m.account_id join workspace w on w.id = m.workspace_id where a.email = $1`,
      [known],
    );
    expect(rows).toEqual([{ name: 'Ada', password_hash: 'kept', awaits_acceptance: true, workspace: 'The second' }]);
    expect(imported.links).toMatchObject([{ name: 'Ada Admin', email: known }]);
  });
});
