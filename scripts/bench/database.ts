import pg from 'pg';
import { defaultModel } from '../../lib/domain/scoring/default-model';
import { loadLargeWorkspace } from '../../prisma/seed/large/load';
import type { TestDatabase } from '../database/template';
import { bareTables } from './bare-app';

export const slugOf = (size: number) => `bench-${size}`;

/** A tenth of a million events for each thousand use cases: ten million for a hundred thousand. */
const eventsEach = 100;

/** Makes the workspaces that the database lacks, and the tables of the bare app. */
export async function prepare(database: TestDatabase, sizes: number[], say: (text: string) => unknown): Promise<void> {
  for (const size of sizes) {
    const found = await query(database, 'select from workspace where slug = $1', [slugOf(size)]);
    if (found.length > 0) continue;
    const begun = Date.now();
    await loadLargeWorkspace(database.adminUrl, {
      slug: slugOf(size),
      useCases: size,
      events: size * eventsEach,
      now: new Date(),
    });
    await draftModel(database, size);
    say(`A workspace of ${size} use cases took ${Math.round((Date.now() - begun) / 1000)} s.`);
  }
  await query(database, bareTables, undefined);
}

/** A next scoring model that changes what most use cases come to, for the preview. */
async function draftModel(database: TestDatabase, size: number): Promise<void> {
  const weights = { ...defaultModel.weights, 'business-value': 2 / 6, measurement: 0 };
  await query(
    database,
    `insert into scoring_model_draft (workspace_id, definition, state, saved_by_id, saved_at)
     select w.id, $2::jsonb, m.id, m.id, now() from workspace w join member m on m.workspace_id = w.id and m.role = 'admin'
     where w.slug = $1 limit 1`,
    [slugOf(size), JSON.stringify({ ...defaultModel, weights, strongFrom: 70 })],
  );
}

/** What the benchmark adds is found again, so that a database it works in a second time measures the same. */
export const riskTitle = 'Made by the benchmark';

/** An item of the checklist with evidence, which is handed in and taken up again. */
export const writtenItem = 'ID-1';

/**
 * `risk`: the id of the one that an earlier run added. `isOpen`: whether the item may be handed in. `evidence`: what was brought to it and not yet
 * withdrawn.
 */
export type Pilot = {
  key: string;
  version: number;
  tier: string | null;
  risk: string | null;
  isOpen: boolean;
  evidence: string | null;
  stage: string;
};

/**
 * Use cases in their pilot, the pages with the most on them. `movers`: others of them, which are parked and taken up, and as many that are assessed, which are
 * taken back and go through their gate again.
 */
export async function pilots(database: TestDatabase, slug: string): Promise<{ pilots: Pilot[]; movers: Pilot[] }> {
  const rows = await query<Pilot>(
    database,
    `select u.key, u.version, u.action_tier as tier, u.stage,
       (select c.id from citation c join evidence e on e.id = c.evidence_id
        where c.use_case_id = u.id and c.withdrawn_at is null and e.title = $2 limit 1) as evidence, (select r.id from risk r where r.use_case_id = u.id and r.title = $2 order by r.id limit 1) as risk,
       coalesce((select i.state in ('open', 'in-progress') from checklist_item i where i.use_case_id = u.id and i.item_id = $3), true) as "isOpen"
     from use_case u join workspace w on w.id = u.workspace_id
     where w.slug = $1 and (u.stage = 'pilot' or u.stage = 'parked' and u.parked_from = 'pilot') order by u.key limit 160`,
    [slug, riskTitle, writtenItem],
  );
  // The same of every run, though the last one left some parked.
  const others = rows.splice(-Math.min(16, Math.floor(rows.length / 2)));
  const present = rows.filter(({ stage }) => stage === 'pilot');
  if (present.length === 0) throw new Error(`The workspace ${slug} has no pilot.`);
  // Taken back they keep what was agreed of them, by which the next run finds those that this one leaves as candidates.
  const assessed = await query<Pilot>(
    database,
    `select u.key, u.version, u.action_tier as tier, u.stage, null as evidence, null as risk, true as "isOpen"
     from use_case u join workspace w on w.id = u.workspace_id where w.slug = $1 and u.stage in ('candidate', 'assessed') and u.score is not null order by u.key limit $2`,
    [slug, others.length],
  );
  return { pilots: present, movers: others.flatMap((one, index) => [one, ...assessed.slice(index, index + 1)]) };
}

/**
 * Takes away what writes have left since then and pages show, so that these are as long in the next run. The trail keeps all of it, and stage
 * periods have gaps from then on: such a database is for measuring alone.
 */
export async function tidy(database: TestDatabase, slug: string, since: Date): Promise<void> {
  await query(
    database,
    `delete from stage_period p using workspace w where w.id = p.workspace_id and w.slug = $1 and p.began_at >= $2 and p.ended_at is not null`,
    [slug, since],
  );
  await query(
    database,
    `delete from notification n using workspace w where w.id = n.workspace_id and w.slug = $1 and n.created_at >= $2`,
    [slug, since],
  );
  await query(
    database,
    `delete from citation c using evidence e, workspace w
     where e.id = c.evidence_id and w.id = c.workspace_id and w.slug = $1 and e.title = $2 and c.withdrawn_at is not null`,
    [slug, riskTitle],
  );
  await removeRegistered(database, slug);
}

/** Takes away the use cases that a run has registered, also one that was cut short. */
export const removeRegistered = (database: TestDatabase, slug: string): Promise<unknown> =>
  query(
    database,
    'delete from use_case u using workspace w where w.id = u.workspace_id and w.slug = $1 and u.problem = $2',
    [slug, riskTitle],
  );

/** Where new use cases may belong, and whose they may be: ids. */
export type Places = { units: string[]; members: string[] };

export async function placesOf(database: TestDatabase, slug: string): Promise<Places> {
  const [places] = await query<Places>(
    database,
    `select (select array_agg(b.id) from business_unit b where b.workspace_id = w.id) as units,
       (select array_agg(m.id) from member m where m.workspace_id = w.id and m.removed_at is null) as members
     from workspace w where w.slug = $1`,
    [slug],
  );
  if (!places) throw new Error(`There is no workspace ${slug}.`);
  return places;
}

/** Where a page begins that lies in the middle of the list, in the order of the last change. */
export async function middleOf(database: TestDatabase, slug: string): Promise<{ value: string; id: string }> {
  const [row] = await query<{ value: string; id: string }>(
    database,
    `select to_char(u.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as value, u.id
     from use_case u join workspace w on w.id = u.workspace_id where w.slug = $1
     order by u.updated_at desc, u.id desc
     offset (select count(*) / 2 from use_case c join workspace v on v.id = c.workspace_id where v.slug = $1) limit 1`,
    [slug],
  );
  if (!row) throw new Error(`The workspace ${slug} is empty.`);
  return row;
}

export type Cookie = { name: string; value: string };

/** The session cookie of a workspace's first admin. */
export async function session(database: TestDatabase, slug: string): Promise<Cookie> {
  const [admin] = await query<{ id: string }>(
    database,
    `select m.id from member m join workspace w on w.id = m.workspace_id
     where w.slug = $1 and m.role = 'admin' and m.removed_at is null order by m.created_at, m.id limit 1`,
    [slug],
  );
  if (!admin) throw new Error(`The workspace ${slug} has no admin.`);
  return sessionOf(database, admin.id);
}

/** And of any member. */
export async function sessionOf(database: TestDatabase, memberId: string): Promise<Cookie> {
  const { writeSession } = await import('../../lib/session/token');
  const { sessionCookieName } = await import('../../lib/session/cookie');
  const [account] = await query<{ id: string; credentials_version: number }>(
    database,
    'select a.id, a.credentials_version from account a join member m on m.account_id = a.id where m.id = $1',
    [memberId],
  );
  if (!account) throw new Error('Nobody signs in as that member.');
  const value = await writeSession({ accountId: account.id, credentialsVersion: account.credentials_version });
  return { name: sessionCookieName(), value };
}

/** As the owner of the tables. */
export async function query<Row>(database: TestDatabase, text: string, values: unknown[] | undefined): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.adminUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Row[];
  } finally {
    await client.end();
  }
}
