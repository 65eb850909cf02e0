import type { Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import type {
  FactPart,
  PlainPart,
  RuleContext,
  UnreadField,
  UseCaseFacts,
  WorkspaceSettings,
} from '@/lib/domain/use-case/facts';
import { now } from '@/lib/env';
import type { ChainEnd } from './append-event';
import { fromJson, type FactsRow } from './facts-rows';
import { all, factsParts, one, rowsOfParts, tablesOf } from './facts-sql';
import { newestPolicySql, toPolicy, type PolicyRow } from './gate-policy';
import { loadLadder, settingsSql, type Place } from './load-rule-context';
import { peopleIn, toFacts, type People } from './to-facts';
import type { WorkspaceTx } from './workspace-transaction';

type Part = keyof typeof factsParts;

/**
 * Everything the rules need of one use case, in two round trips: the use case with all that hangs on it, then the names of
 * the people in it. Null when there is no such use case in the transaction's workspace. `at` says who stands in for whom.
 */
export async function loadFacts(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date = now(),
): Promise<UseCaseFacts | null> {
  const row = await readRow(tx, where, at);
  return row && named(tx, row);
}

/**
 * The facts after a write, of which `before` were read in the same transaction. Rows that came back as they were written take the place of
 * those before; read again are the use case itself and the other parts of which a table was written to. What somebody else changes
 * meanwhile, such as a server's name, is seen as it was before.
 */
export async function loadFactsAfter(tx: WorkspaceTx, before: UseCaseFacts, at: Date): Promise<UseCaseFacts | null> {
  const known = readBy.get(tx)?.get(before);
  if (!known) return loadFacts(tx, { id: before.id }, at);
  const written = everyPart.filter((part) => tx.wroteTo(tablesBehind[part]));
  const beyond = written.find((part) => !known.parts.includes(part));
  if (beyond) throw new Error(`A command wrote to "${beyond}", which it says it does not need.`);
  const changed = await rowsGivenBack(tx, known.row, written);
  const parts = written.filter((part) => !(part in changed));
  if (parts.length === 0 && !tx.wroteTo(['use_case'])) {
    return named(tx, { ...known.row, ...changed }, known.people, known.parts);
  }
  const row = await readRow(tx, { id: before.id }, at, parts);
  if (!row) return null;
  const untouched = Object.fromEntries(
    everyPart.filter((part) => !parts.includes(part)).map((part) => [part, known.row[part]]),
  );
  return named(tx, { ...row, ...untouched, ...changed }, known.people, known.parts);
}

/** Of the parts that were written to, those of which every row that was written came back, with these rows in place of the ones before. */
async function rowsGivenBack(tx: WorkspaceTx, before: FactsRow, written: Part[]): Promise<Partial<FactsRow>> {
  type Row = Record<string, unknown>;
  const changed: Partial<Record<Part, Row[]>> = {};
  for (const part of Object.keys(rowsOfParts) as (keyof typeof rowsOfParts)[]) {
    const { table, key } = rowsOfParts[part];
    const given = written.includes(part) ? await tx.rowsWritten(table) : null;
    if (!given) continue;
    const rows = new Map((before[part] as Row[]).map((row) => [row[key], row]));
    for (const row of fromJson(given) as Row[]) {
      if (row.useCaseId === before.id) rows.set(row[key], row);
      else rows.delete(row[key]);
    }
    changed[part] = [...rows.values()];
  }
  return changed as Partial<FactsRow>;
}

export type UseCaseAddress = { key: string } | { id: string };

/** Of a workspace with more members those who are named are asked by their ids. */
const mostAlong = 100;

/** What comes along with a use case: the workspace's rules, its members where they are few, and where the trail of the use case ends. */
const contextParts = {
  settings: one(settingsSql),
  policy: one(newestPolicySql),
  members: all(`select id, name from member where workspace_id = $1::uuid limit ${mostAlong}`),
  trailEnd: one('select e.seq, e.hash from event e where e.chain = u.id order by e.seq desc limit 1'),
};

type ContextRow = { settings: WorkspaceSettings; policy: PolicyRow; members: Person[]; trailEnd: ChainEnd | null };

/** `isNarrow`: no more was read of the facts than was asked for, and of the context no more than what time it is. */
export type FactsInContext = {
  facts: UseCaseFacts;
  context: RuleContext;
  trailEnd: ChainEnd | null;
  isNarrow: boolean;
};

/**
 * Of what hangs on the use case these parts alone. `isEnough` is asked of them and of signatures and reviews, before names are: where they are
 * not, all is read; without it nothing is asked.
 */
export type Narrow = { parts: readonly PlainPart[]; isEnough?: (facts: UseCaseFacts) => boolean };

/**
 * The facts, and what else the rules look at, in at most two round trips: of a small workspace the members come along. One more where the
 * narrow facts turn out not to be enough.
 */
export async function loadFactsInContext(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
  narrow?: Narrow,
): Promise<FactsInContext | null> {
  if (narrow) {
    const found = await loadNarrowly(tx, where, at, narrow);
    if (found !== 'not enough') return found;
  }
  const row = await readRow<ContextRow>(tx, where, at, everyPart, contextParts);
  if (!row) return null;
  const { settings, policy, trailEnd } = row;
  const members = byId(row.members);
  // The tier is checked by the database.
  const [facts, ladder] = await Promise.all([named(tx, row, members), loadLadder(tx, row as typeof row & Place)]);
  return { facts, context: { settings, policy: toPolicy(policy), ladder, now: at }, trailEnd, isNarrow: false };
}

async function loadNarrowly(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
  { parts: plain, isEnough }: Narrow,
): Promise<FactsInContext | null | 'not enough'> {
  const words: Part[] = isEnough ? ['requests', 'reviews'] : [];
  const parts: Part[] = ['tags', 'owners', ...words, ...plain];
  const { members, trailEnd } = contextParts;
  const row = await readRow<ContextRow>(tx, where, at, parts, { members, trailEnd });
  if (!row) return null;
  const known = byId(row.members);
  if (isEnough && !isEnough(toFacts(row, known))) return 'not enough';
  const context = unread<RuleContext>({ now: at }, ['settings', 'policy', 'ladder']);
  return { facts: await named(tx, row, known, parts), context, trailEnd: row.trailEnd, isNarrow: true };
}

const byId = (members: Person[]): People => new Map(members.map((person) => [person.id, person]));

/**
 * Without these fields, which were not read. To ask for one of them is a mistake of the program: it fails, where an empty list would be
 * taken for the truth. Whoever copies the rest has them not at all.
 */
function unread<Whole extends object>(read: Partial<Whole>, fields: readonly (keyof Whole & string)[]): Whole {
  for (const field of fields) {
    const get = () => {
      throw new Error(`Nobody has read "${field}": the command says it needs no more than its own parts.`);
    };
    Object.defineProperty(read, field, { get, enumerable: false });
  }
  return read as Whole;
}

async function readRow<Along = unknown>(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
  parts = everyPart,
  along: Record<string, string> = {},
): Promise<(FactsRow & Along) | null> {
  const [row] =
    'id' in where
      ? await readRows<Along>(tx, 'u.id = $2::uuid', where.id, parts, at, along)
      : await readRows<Along>(tx, 'u.key = $2', where.key, parts, at, along);
  return row ?? null;
}

/** The facts with the names of those in them; whom `known` has is not asked. Of a row that has not all parts, no more than its parts say. */
async function named(
  tx: WorkspaceTx,
  row: FactsRow,
  known?: People,
  parts: readonly Part[] = everyPart,
): Promise<UseCaseFacts> {
  const people = await peopleOf(tx, [row], known);
  const whole = toFacts(row, people);
  const missing = unreadFields.filter((field) => behindField[field].some((part) => !parts.includes(part)));
  const facts = missing.length > 0 ? unread<UseCaseFacts>(whole, missing) : whole;
  const read = readBy.get(tx) ?? new WeakMap<UseCaseFacts, Read>();
  readBy.set(tx, read.set(facts, { row, people, parts }));
  return facts;
}

type Read = { row: FactsRow; people: People; parts: readonly Part[] };
/** What facts were made of, as long as their transaction lasts. */
const readBy = new WeakMap<WorkspaceTx, WeakMap<UseCaseFacts, Read>>();

/** The parts read for each part of the facts. */
const behindPart: Record<FactPart, Part[]> = {
  assessments: ['assessments'],
  rounds: ['rounds'],
  plan: ['plan', 'metrics'],
  scenarios: ['scenarios'],
  risks: ['risks'],
  tools: ['tools'],
  items: ['items'],
  evidence: ['citations'],
  waivers: ['waivers'],
  signOffRequests: ['requests'],
  reviews: ['reviews'],
};

/** The same for every field that may be left unread. */
const behindField: Record<UnreadField, Part[]> = {
  ...behindPart,
  businessUnit: ['businessUnit'],
  systems: ['systems'],
  servers: ['servers'],
  pocOutcome: ['outcome'],
  incidents: ['incidents'],
  retirement: ['retirement'],
};
const unreadFields = Object.keys(behindField) as UnreadField[];

/**
 * Many use cases at once with no more of each than the parts that are asked for: of the others it says that nothing is there, so
 * ask only rules that read none of them. In the order of their keys.
 */
export async function loadPartialFacts(
  tx: WorkspaceTx,
  ids: string[],
  parts: readonly FactPart[] | 'all',
): Promise<UseCaseFacts[]> {
  const wanted = new Set<Part>(parts === 'all' ? everyPart : [...always, ...parts.flatMap((part) => behindPart[part])]);
  const read = everyPart.filter((part) => wanted.has(part));
  const rows = await readRows(tx, 'u.id = any($2::uuid[])', ids, read, now());
  const people = await peopleOf(tx, rows);
  return rows.map((row) => toFacts(row, people));
}

const everyPart = Object.keys(factsParts) as Part[];
const tablesBehind = Object.fromEntries(everyPart.map((part) => [part, tablesOf(factsParts[part])])) as Record<
  Part,
  string[]
>;
const always: Part[] = ['businessUnit', 'systems', 'tags', 'servers', 'owners'];

/** The use cases of `where`, which says `value` by $2, in the order of their keys, with these parts; of the others nothing. */
async function readRows<Along = unknown>(
  tx: WorkspaceTx,
  where: string,
  value: string | string[],
  parts: Part[],
  at: Date,
  along: Record<string, string> = {},
): Promise<(FactsRow & Along)[]> {
  const asked = Object.entries({ ...Object.fromEntries(parts.map((part) => [part, factsParts[part]])), ...along });
  const columns = ['row_to_json(u) as "useCase"', ...asked.map(([name, sql]) => `${sql} as "${name}"`)];
  const sql = `select ${columns.join(', ')} from use_case u where u.workspace_id = $1::uuid and ${where} order by u.key`;
  type Selected = { useCase: Record<string, unknown> } & Record<Part, unknown>;
  // Postgres takes no value that a statement does not ask for, and only some parts ask for the day.
  const day = sql.includes('$3') ? [dayOf(at)] : [];
  const rows = await tx.$queryRawUnsafe<Selected[]>(sql, tx.workspaceId, value, ...day);
  return rows.map((row) => {
    const { useCase, ...read } = fromJson(row) as Selected;
    return { ...nothing, ...useCase, ...read } as FactsRow & Along;
  });
}

async function peopleOf(tx: WorkspaceTx, rows: FactsRow[], known: People = new Map()): Promise<People> {
  const ids = [...new Set(rows.flatMap(peopleIn))];
  if (ids.every((id) => known.has(id))) return known;
  const people = await tx.$queryRaw<Person[]>`
    select id, name from member where workspace_id = ${tx.workspaceId}::uuid and id = any(${ids}::uuid[])`;
  return new Map(people.map((person) => [person.id, person]));
}

const nothing = {
  systems: [],
  tags: [],
  servers: [],
  owners: [],
  assessments: [],
  rounds: [],
  plan: null,
  metrics: [],
  outcome: null,
  scenarios: [],
  risks: [],
  tools: [],
  items: [],
  citations: [],
  waivers: [],
  requests: [],
  reviews: [],
  incidents: [],
  retirement: [],
};
