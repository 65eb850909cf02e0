import type { Person } from '@/lib/domain/access/actor';
import { dayOf } from '@/lib/domain/day';
import type { FactPart, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { now } from '@/lib/env';
import { including, type Row } from './facts-rows';
import { peopleIn, toFacts } from './to-facts';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * Everything the rules need of one use case, in two round trips: the use case with all that hangs on it, then the names of
 * the people in it. Null when there is no such use case in the transaction's workspace. `at` says who stands in for whom.
 */
export async function loadFacts(
  tx: WorkspaceTx,
  where: { key: string } | { id: string },
  at: Date = now(),
): Promise<UseCaseFacts | null> {
  const row = await tx.useCase.findFirst({
    where: { workspaceId: tx.workspaceId, ...where },
    include: including(dayOf(at)),
    relationLoadStrategy: 'join',
  });
  if (!row) return null;
  return toFacts(row, await peopleOf(tx, [row]));
}

/** The includes behind each part of the facts. */
const behindPart: Record<FactPart, (keyof ReturnType<typeof including>)[]> = {
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
  const names: string[] = ['businessUnit', 'systems', 'tags', 'servers', 'owners'];
  if (parts !== 'all') names.push(...parts.flatMap((part) => behindPart[part]));
  const all = including(dayOf(now()));
  const some = Object.fromEntries(Object.entries(all).filter(([name]) => parts === 'all' || names.includes(name)));
  const rows = await tx.useCase.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: ids } },
    include: some as typeof all,
    relationLoadStrategy: 'join',
    orderBy: { key: 'asc' },
  });
  const whole = rows.map((row): Row => ({ ...nothing, ...row }));
  const people = await peopleOf(tx, whole);
  return whole.map((row) => toFacts(row, people));
}

async function peopleOf(tx: WorkspaceTx, rows: Row[]): Promise<Map<string, Person>> {
  const people = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: [...new Set(rows.flatMap(peopleIn))] } },
    select: { id: true, name: true },
  });
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
