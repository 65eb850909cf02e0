import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode, tool } from '../lib/child';
import { home, root } from '../lib/paths';

/**
 * What everything is held against, by the same Next and the same database, with nothing of the product in it: a page that is nearly
 * empty; one that reads and draws the same fifty rows as the list of use cases, without asking who looks; and a transaction that locks a
 * row, changes it and adds another.
 */
const files: Record<string, string> = {
  'package.json': '{ "name": "bare", "private": true, "type": "module" }',
  'next.config.mjs': `export default { poweredByHeader: false, serverExternalPackages: ['pg'], turbopack: { root: ${JSON.stringify(root)} } };`,
  // Next would look for one further up, and find the product's.
  'instrumentation.js': 'export function register() {}',
  'app/pool.js': `import pg from 'pg';
export const pool = new pg.Pool({ connectionString: process.env.BARE_DATABASE_URL, max: 10 });`,
  'app/layout.jsx':
    'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
  'app/page.jsx': `import { headers } from 'next/headers';
export default async function Page() { return <p>{(await headers()).get('host')}</p>; }`,
  'app/rows/[workspace]/page.jsx': `import { pool } from '../../pool';
const sql = \`select u.key, u.title, b.name as unit, u.stage, current_date - u.stage_entered_at::date as days, u.score, u.verdict, u.readiness,
    u.open_blockers, m.name as owner, u.monthly_value::float8 as value
  from use_case u join business_unit b on b.id = u.business_unit_id
    left join owner o on o.use_case_id = u.id and o.role = 'business' and o.until is null left join member m on m.id = o.member_id
  where u.workspace_id = (select id from workspace where slug = $1) order by u.updated_at desc, u.id desc limit 50\`;
export default async function Page({ params }) {
  const { rows } = await pool.query({ name: 'rows', text: sql, values: [(await params).workspace] });
  return (
    <table>
      <thead><tr><th>Use case</th><th>Unit</th><th>Stage</th><th>Days</th><th>Score</th><th>Verdict</th><th>Readiness</th><th>Blockers</th><th>Owner</th><th>Value</th></tr></thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th><a href={'/' + row.key}>{row.title}</a> {row.key}</th><td>{row.unit}</td><td>{row.stage}</td><td>{row.days}</td><td>{row.score}</td>
            <td>{row.verdict}</td><td>{row.readiness}</td><td>{row.open_blockers}</td><td>{row.owner}</td><td>{row.value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}`,
  'app/write/route.js': `import { pool } from '../pool';
export async function POST(request) {
  const { id } = await request.json();
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select from bare_row where id = $1 for no key update', [id]);
    await client.query('update bare_row set version = version + 1 where id = $1', [id]);
    await client.query('insert into bare_event (row_id, data) values ($1, $2)', [id, { what: 'changed' }]);
    await client.query('commit');
  } finally {
    client.release();
  }
  return Response.json({ id });
}`,
};

/** The tables that the bare transaction writes to. */
export const bareTables = `
  create table if not exists bare_row (id integer primary key, version integer not null);
  create table if not exists bare_event (id bigint generated always as identity primary key, row_id integer not null references bare_row, at timestamptz default now(), data jsonb);
  insert into bare_row select n, 1 from generate_series(1, 1000) n on conflict do nothing`;

/** Writes and builds the app unless that has been done; returns its folder. */
export async function buildBareApp(): Promise<string> {
  const folder = path.join(home, 'bench', 'bare-app');
  const isBuilt =
    existsSync(path.join(folder, '.next', 'BUILD_ID')) &&
    Object.entries(files).every(([name, content]) => {
      const file = path.join(folder, name);
      return existsSync(file) && readFileSync(file, 'utf8') === content;
    });
  if (isBuilt) return folder;
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  await runNode('The build of the bare app', [tool('next/dist/bin/next'), 'build', folder], {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_DIST_DIR: undefined,
    BARE_DATABASE_URL: 'postgresql://nobody@127.0.0.1/nothing',
  });
  return folder;
}
