import type { Person } from '@/lib/domain/access/actor';
import { memoized } from '@/lib/domain/memoized';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { FactsRow } from './facts-rows';
import { toFacts, type People } from './to-facts';
import type { WorkspaceTx } from './workspace-transaction';

/** Of a workspace with more members those who are named are asked by their ids. */
const mostAlong = 100;

/** Names by ids, of the workspace of $1. As a text: the same of every write in a workspace, until somebody comes or is renamed. */
export const membersSql = `(
    select coalesce(json_object_agg(id, name)::text, '{}')
    from (select id, name from member where workspace_id = $1::uuid limit ${mostAlong}) member)`;

const byId = (members: Person[]): People => new Map(members.map((person) => [person.id, person]));

export const membersIn = memoized((text) => {
  const names = Object.entries(JSON.parse(text) as Record<string, string>);
  return byId(names.map(([id, name]) => ({ id, name })));
}, 100);

/** The members of a small workspace, of a large one some of them. */
export async function membersOf(tx: WorkspaceTx): Promise<People> {
  const [row] = await tx.$queryRawUnsafe<[{ members: string }]>(`select ${membersSql} as members`, tx.workspaceId);
  return membersIn(row.members);
}

export const nobody: People = new Map();

/** The facts of these rows, as far as these people tell who is in them. */
export type Told = { facts: UseCaseFacts[]; people: People; strangers: ReadonlySet<string> };

export function tell(rows: FactsRow[], people: People): Told {
  const strangers = new Set<string>();
  return { facts: rows.map((row) => toFacts(row, people, strangers)), people, strangers };
}

/** The same with the names of all who are in them. Whom `known` has is not asked. */
export const tellNamed = (tx: WorkspaceTx, rows: FactsRow[], known: People): Promise<Told> =>
  withNames(tx, rows, tell(rows, known));

export async function withNames(tx: WorkspaceTx, rows: FactsRow[], { strangers, ...told }: Told): Promise<Told> {
  if (strangers.size === 0) return { ...told, strangers };
  const people = await tx.$queryRaw<Person[]>`
    select id, name from member where workspace_id = ${tx.workspaceId}::uuid and id = any(${[...strangers]}::uuid[])`;
  return tell(rows, new Map([...told.people, ...byId(people)]));
}
