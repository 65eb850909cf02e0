import type { Person } from '@/lib/domain/access/actor';
import { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/** Somebody who may be given a task: a member of the transaction's workspace who has not been removed. */
export async function activeMember(tx: WorkspaceTx, id: string): Promise<Person | null> {
  return (await activeMembers(tx, [id])).get(id) ?? null;
}

/** The same for many, by id; who is not there any more is not in it. */
export async function activeMembers(tx: WorkspaceTx, ids: string[]): Promise<Map<string, Person>> {
  const found = await tx.$queryRaw<Person[]>`
    select id, name from member
    where id = any (${ids}::uuid[]) and workspace_id = ${tx.workspaceId}::uuid and removed_at is null`;
  return new Map(found.map((person) => [person.id, person]));
}

/** Everybody who is in the transaction's workspace, by name. */
export async function presentPeople(tx: WorkspaceTx): Promise<Person[]> {
  const [row] = await tx.$queryRaw<[{ people: Person[] }]>`select ${presentPeopleSql(tx)} as people`;
  return row.people;
}

/** The same as a JSON array, a column of a select. */
export const presentPeopleSql = (tx: WorkspaceTx): Prisma.Sql => Prisma.sql`(
  select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name, id), '[]')
  from member where workspace_id = ${tx.workspaceId}::uuid and removed_at is null)`;
