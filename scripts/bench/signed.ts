import type { Actor } from '../../lib/domain/access/actor';
import type { TestDatabase } from '../database/template';
import { query, riskTitle, sessionOf } from './database';

/** `owner`: the headers by which the business owner signs. */
export type Signed = {
  key: string;
  version: number;
  request: string;
  isSigned: boolean;
  owner: Record<string, string>;
};

type Found = Pick<Signed, 'key' | 'version' | 'isSigned'> & {
  owner: { id: string; name: string; role: Actor['role'] };
  /** An open one: what a run that was cut short has left. */
  request: string | null;
};

/** As many as there are, since each that is signed again and again is longer; and more than requests at a time. */
const most = 160;
const least = 16;

/**
 * Use cases before their gate to production on which the business owner's signature stands. By the commands, as an architect who holds no role there and
 * as the owner.
 */
export async function signSome(database: TestDatabase, slug: string): Promise<Signed[]> {
  const architect = await architectOf(database, slug);
  const signed: Signed[] = [];
  for (const one of await candidates(database, slug, architect)) {
    if (signed.length === most) break;
    const { key, owner } = one;
    let { version, request, isSigned } = one;
    const send = async (name: string, actor: Actor, fields: object) => {
      const told = await run(name, actor, { ...fields, useCase: key, version });
      if (told) version = told.version;
      return told;
    };
    if (!request) {
      const asked = await send('request-sign-off', architect, { gate: 'production' });
      request = asked?.request ?? null;
    }
    const holder = { ...architect, memberId: owner.id, name: owner.name, role: owner.role };
    const words = { request, role: 'business', decision: 'approve' };
    if (request && !isSigned) isSigned = (await send('sign-off', holder, words)) !== null;
    if (!request || !isSigned) continue;
    const cookie = await sessionOf(database, owner.id);
    signed.push({ key, version, request, isSigned, owner: { cookie: `${cookie.name}=${cookie.value}` } });
  }
  if (signed.length >= least) return signed;
  await takeBack(database, slug);
  throw new Error(`Of ${slug} no more than ${signed.length} use cases could be signed.`);
}

/**
 * Withdraws the requests again, those too that nobody could sign, and takes away what was asked and signed, so that the next run finds use cases with
 * no more signatures than this one did. The pilot group stays the one that lapsed them.
 */
export async function takeBack(database: TestDatabase, slug: string): Promise<void> {
  const architect = await architectOf(database, slug);
  const open = await query<{ key: string; version: number; request: string }>(
    database,
    `select u.key, u.version, q.id as request from use_case u join sign_off_request q on q.use_case_id = u.id and q.state = 'open'
     where u.workspace_id = $1 and q.requested_by_id = $2 and q.gate = 'production'`,
    [architect.workspaceId, architect.memberId],
  );
  for (const { key, version, request } of open) {
    await run('withdraw-sign-off-request', architect, { useCase: key, version, request, reason: riskTitle });
  }
  await query(
    database,
    `delete from sign_off_request q using event e where e.workspace_id = $1 and e.chain = q.use_case_id and e.type = 'sign-off.withdrawn' and e.reason = $2
       and e.data ->> 'requestId' = q.id::text`,
    [architect.workspaceId, riskTitle],
  );
}

async function architectOf(database: TestDatabase, slug: string): Promise<Actor> {
  const [row] = await query<{ id: string; name: string; workspace: string }>(
    database,
    `select m.id, m.name, m.workspace_id as workspace from member m join workspace w on w.id = m.workspace_id
     where w.slug = $1 and m.role = 'architect' and m.removed_at is null order by m.created_at, m.id limit 1`,
    [slug],
  );
  if (!row) throw new Error(`The workspace ${slug} has no architect.`);
  return { workspaceId: row.workspace, workspaceSlug: slug, memberId: row.id, name: row.name, role: 'architect' };
}

const candidates = (database: TestDatabase, slug: string, architect: Actor): Promise<Found[]> =>
  query<Found>(
    database,
    `select u.key, u.version, json_build_object('id', m.id, 'name', m.name, 'role', m.role) as owner, q.id as request, exists (select from sign_off s where s.request_id = q.id and s.role = 'business' and s.lapsed_at is null) as "isSigned"
     from use_case u join workspace w on w.id = u.workspace_id
     join owner o on o.use_case_id = u.id and o.role = 'business' and o.until is null join member m on m.id = o.member_id
     left join sign_off_request q on q.use_case_id = u.id and q.state = 'open'
     where w.slug = $1 and u.stage = 'go-live-review'
       and not exists (select from owner mine where mine.use_case_id = u.id and mine.until is null and mine.member_id = $2)
     order by u.key limit 300`,
    [slug, architect.memberId],
  );

/** What it answers; null: it was refused, as where the owner brought evidence that they sign for. */
async function run(name: string, actor: Actor, input: object): Promise<{ version: number; request?: string } | null> {
  const { registry } = await import('../../lib/commands/registry');
  const result = await registry.get(name)?.run({ actor, now: new Date() }, input);
  return result?.ok ? (result.value as { version: number; request?: string }) : null;
}
