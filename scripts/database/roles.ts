import pg from 'pg';
import { Failure } from '../lib/failure';
import { connect, withClient } from './connect';

/** Holds all of the app's rights; it cannot log in, owns nothing and does not bypass row-level security. */
export const appRole = 'airworthy_app';

/** Creates the role that migrations grant to. */
export async function ensureAppRole(admin: pg.Client, appUrl: string): Promise<void> {
  await createRole(admin, appRole, `CREATE ROLE ${appRole} NOLOGIN`, appUrl);
}

/** Creates the app's login if it is missing, lets it act as the app's role, and makes sure that it can do no more than that. */
export async function ensureAppLogin(admin: pg.Client, appUrl: string): Promise<void> {
  const { login, password } = parts(appUrl);
  const owner = await admin.query<{ name: string; database: string }>(
    'select current_user as name, current_database() as database',
  );
  const { name, database } = owner.rows[0]!;
  if (name === login) {
    throw new Failure(
      `DATABASE_URL and DATABASE_ADMIN_URL name the same login "${login}"; the app needs one of its own that owns no tables, ` +
        'or row-level security would not hold. Name one that does not exist yet and it will be created.',
    );
  }
  const quoted = pg.escapeIdentifier(login);
  await createRole(admin, login, `CREATE ROLE ${quoted} LOGIN PASSWORD ${pg.escapeLiteral(password)}`, appUrl);
  await grantAppRole(admin, login, appUrl);
  await admin.query(`GRANT CONNECT ON DATABASE ${pg.escapeIdentifier(database)} TO ${quoted}`).catch(() => undefined);
  const problems = await loginProblems(appUrl);
  if (problems.length > 0) throw new Failure(problems.join('\n'));
}

/** What makes the login of an address unfit for the app, in sentences; empty if it is fit. */
export async function loginProblems(appUrl: string, setting = 'DATABASE_URL'): Promise<string[]> {
  const client = await connect(appUrl, setting);
  try {
    const { rows } = await client.query<{ name: string; powerful: boolean; member: boolean; owns: boolean }>(
      `select current_user as name,
              rolsuper or rolbypassrls as powerful,
              coalesce((select pg_has_role(current_user, oid, 'usage') from pg_roles where rolname = $1), false) as member,
              exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
                      where c.relkind in ('r', 'p') and n.nspname in ('public', 'pgboss')
                        and pg_has_role(current_user, c.relowner, 'usage')) as owns
       from pg_roles where rolname = current_user`,
      [appRole],
    );
    const { name, powerful, member, owns } = rows[0]!;
    const problems: string[] = [];
    if (powerful)
      problems.push(`The login "${name}" of ${setting} bypasses row-level security (superuser or BYPASSRLS).`);
    if (owns && !powerful)
      problems.push(`The login "${name}" of ${setting} owns tables, so row-level security does not bind it.`);
    if (!member) problems.push(`The login "${name}" of ${setting} is not a member of ${appRole}; run npm run migrate.`);
    return problems;
  } finally {
    await client.end();
  }
}

/** Whether this login may create logins, so that the app can be given one of its own. */
export async function canCreateLogins(url: string): Promise<boolean> {
  return withClient(url, 'DATABASE_URL', async (client) => {
    const { rows } = await client.query<{ able: boolean }>(
      'select rolsuper or rolcreaterole as able from pg_roles where rolname = current_user',
    );
    return rows[0]?.able ?? false;
  });
}

async function createRole(admin: pg.Client, name: string, sql: string, appUrl: string): Promise<void> {
  const found = await admin.query('select from pg_roles where rolname = $1', [name]);
  if (found.rowCount) return;
  await admin.query(sql).catch((error: { code?: string }) => {
    // Roles belong to the whole server, so a migration of a database beside this one may have been quicker.
    if (error.code === '42710' || error.code === '23505') return;
    throw error.code === '42501' ? new Failure(askAnAdmin(name, appUrl)) : error;
  });
}

async function grantAppRole(admin: pg.Client, login: string, appUrl: string): Promise<void> {
  const { rows } = await admin.query<{ member: boolean }>(`select pg_has_role($1, $2, 'usage') as member`, [
    login,
    appRole,
  ]);
  if (rows[0]?.member) return;
  await admin.query(`GRANT ${appRole} TO ${pg.escapeIdentifier(login)}`).catch((error: { code?: string }) => {
    throw error.code === '42501' ? new Failure(askAnAdmin(login, appUrl)) : error;
  });
}

function askAnAdmin(name: string, appUrl: string): string {
  const login = pg.escapeIdentifier(parts(appUrl).login);
  return (
    `The login of DATABASE_ADMIN_URL may not create or grant the role "${name}". Have an administrator of the server run this once ` +
    '(leaving out what exists), then migrate again:\n' +
    `  CREATE ROLE ${appRole} NOLOGIN;\n` +
    `  CREATE ROLE ${login} LOGIN PASSWORD '<the password in DATABASE_URL>';\n` +
    `  GRANT ${appRole} TO ${login};`
  );
}

function parts(appUrl: string): { login: string; password: string } {
  try {
    const { username, password } = new URL(appUrl);
    if (username) return { login: decodeURIComponent(username), password: decodeURIComponent(password) };
  } catch {
    // Said below, the same way as a missing name.
  }
  throw new Failure('DATABASE_URL is not an address of the form postgresql://user:password@host:port/database.');
}
