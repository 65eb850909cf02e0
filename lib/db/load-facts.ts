import type { Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import type { FactPart, RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { now } from '@/lib/env';
import { fromJson, type FactsRow } from './facts-rows';
import { factsParts } from './facts-sql';
import { loadLadder, loadWorkspaceRules, type Place } from './load-rule-context';
import { peopleIn, toFacts, type People } from './to-facts';
import type { WorkspaceTx } from './workspace-transaction';

type Part = keyof typeof factsParts;

/**
 * Everything the rules need of one use case, in two round trips: the use case with all that hangs on it, then the names of
 * the people in it. Null when there is no such use case in the transaction's workspace. `at` says who stands in for whom; whom the
 * facts `before` a write name is not asked again.
 */
export async function loadFacts(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date = now(),
  before?: UseCaseFacts,
): Promise<UseCaseFacts | null> {
  const row = await readRow(tx, where, at);
  return row && named(tx, row, before && namedIn.get(before));
}

export type UseCaseAddress = { key: string } | { id: string };

/** Of a workspace with more members those who are named are asked by their ids. */
const mostAlong = 100;
const membersAlong = `(select json_agg(x) from (
  select id, name from member where workspace_id = $1::uuid limit ${mostAlong}) x) as members`;

/** The facts, and what else the rules look at, in at most two round trips: the members of a small workspace come along. */
export async function loadFactsInContext(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
): Promise<{ facts: UseCaseFacts; context: RuleContext } | null> {
  const [rules, row] = await Promise.all([
    loadWorkspaceRules(tx),
    readRow<{ members: Person[] }>(tx, where, at, membersAlong),
  ]);
  if (!row) return null;
  const members = new Map(row.members.map((person) => [person.id, person]));
  // The tier is checked by the database.
  const [facts, ladder] = await Promise.all([named(tx, row, members), loadLadder(tx, row as typeof row & Place)]);
  return { facts, context: { ...rules, ladder, now: at } };
}

async function readRow<Along = unknown>(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
  along?: string,
): Promise<(FactsRow & Along) | null> {
  const [row] =
    'id' in where
      ? await readRows<Along>(tx, 'u.id = $2::uuid', where.id, everyPart, at, along)
      : await readRows<Along>(tx, 'u.key = $2', where.key, everyPart, at, along);
  return row ?? null;
}

/** The facts with the names of those in them; whom `known` has is not asked. */
async function named(tx: WorkspaceTx, row: FactsRow, known?: People): Promise<UseCaseFacts> {
  const people = await peopleOf(tx, [row], known);
  const facts = toFacts(row, people);
  namedIn.set(facts, people);
  return facts;
}

const namedIn = new WeakMap<UseCaseFacts, People>();

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
const always: Part[] = ['businessUnit', 'systems', 'tags', 'servers', 'owners'];

/** The use cases of `where`, which says `value` by $2, in the order of their keys, with these parts; of the others nothing. */
async function readRows<Along = unknown>(
  tx: WorkspaceTx,
  where: string,
  value: string | string[],
  parts: Part[],
  at: Date,
  along?: string,
): Promise<(FactsRow & Along)[]> {
  const columns = parts.map((part) => `${factsParts[part]} as "${part}"`);
  if (along) columns.push(along);
  const sql = `select row_to_json(u) as "useCase", ${columns.join(', ')} from use_case u where u.workspace_id = $1::uuid and ${where} order by u.key`;
  type Read = { useCase: Record<string, unknown> } & Record<Part, unknown>;
  const rows = await tx.$queryRawUnsafe<Read[]>(sql, tx.workspaceId, value, dayOf(at));
  return rows.map((row) => {
    const { useCase, ...read } = fromJson(row) as Read;
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
