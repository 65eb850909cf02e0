import type pg from 'pg';
import { newId } from '@/lib/db/new-id';
import { normaliseEmail } from '@/lib/identity/accounts';
import { hashToken } from '@/lib/db/hash';
import { linkLifetimes, newToken } from '@/lib/identity/links';
import { TransferProblem } from './problem';

type Row = Record<string, unknown>;

/** A one-time link for somebody who manages the imported workspace. */
export type AdminLink = { name: string; email: string; token: string; expiresAt: Date };

/**
 * Gives imported members their accounts, by e-mail address: one that was there before keeps its name and password and has to accept, as
 * with every invitation; a new one has no password.
 */
export function withAccounts(client: pg.Client, now: Date) {
  return {
    columns: ['account_id', 'awaits_acceptance'],
    async complete(rows: Row[]): Promise<Row[]> {
      const people = rows.map(({ email, name }) => ({
        id: newId(),
        email: normaliseEmail(String(email)),
        name: String(name),
      }));
      const made = await client.query<{ id: string }>(
        `insert into account (id, email, name, created_at)
         select * from unnest($1::uuid[], $2::text[], $3::text[], array_fill($4::timestamptz, array[cardinality($1::uuid[])]))
         on conflict (email) do nothing returning id`,
        [people.map(({ id }) => id), people.map(({ email }) => email), people.map(({ name }) => name), now],
      );
      const isNew = new Set(made.rows.map(({ id }) => id));
      const known = await client.query<{ id: string; email: string }>(
        'select id, email from account where email = any($1)',
        [people.map(({ email }) => email)],
      );
      const accounts = new Map(known.rows.map(({ id, email }) => [email, id]));
      return rows.map((row, place) => {
        const account = accounts.get(people[place]!.email);
        if (!account) throw new TransferProblem(`A member has no usable e-mail address: ${String(row.email)}.`);
        return { ...row, account_id: account, awaits_acceptance: row.removed_at === null && !isNew.has(account) };
      });
    },
  };
}

/**
 * Every present member with a new account has an invitation open, so that admins see them as invited and give them a link of their own.
 * The links of the admins come back: somebody has to begin. Nobody gets one to an account that another workspace's invitation may open.
 */
export async function inviteAdmins(client: pg.Client, workspaceId: string, now: Date): Promise<AdminLink[]> {
  const { rows } = await client.query<{ account: string; name: string; email: string; role: string; fresh: boolean }>(
    `select a.id as account, m.name, m.email, m.role, not m.awaits_acceptance as fresh
     from member m join account a on a.id = m.account_id
     where m.workspace_id = $1 and m.removed_at is null
       and (not m.awaits_acceptance or m.role = 'admin' and (a.password_hash is not null or not exists (
         select from member other where other.account_id = a.id and other.workspace_id <> $1)))
     order by m.created_at, m.id`,
    [workspaceId],
  );
  const expiresAt = new Date(now.getTime() + linkLifetimes.invitation);
  const links: AdminLink[] = [];
  for (const { account, name, email, role } of rows) {
    const token = newToken();
    await client.query('delete from one_time_link where account_id = $1 and used_at is null', [account]);
    await client.query(
      `insert into one_time_link (id, account_id, purpose, token_hash, expires_at, created_at)
       values ($1, $2, 'invitation', $3, $4, $5)`,
      [newId(), account, hashToken(token), expiresAt, now],
    );
    if (role === 'admin') links.push({ name, email, token, expiresAt });
  }
  return links;
}
