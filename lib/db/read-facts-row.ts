import { dayOf } from '@/lib/domain/day';
import { fromJson, type FactsRow } from './facts-rows';
import { byCitation, byItem, factsParts, numbered, type Named } from './facts-sql';
import type { WorkspaceTx } from './workspace-transaction';

export type Part = keyof typeof factsParts;
export const everyPart = Object.keys(factsParts) as Part[];
export const whole: Extent = { parts: everyPart, item: null };

export type UseCaseAddress = { key: string } | { id: string };

/** An item of the checklist, or the one that this citation is of. */
export type ItemAddress = { item: string } | { citation: string };

/** Which parts are read; `item`: of the checklist this one alone, null: all. */
export type Extent = { parts: readonly Part[]; item: ItemAddress | null };
export type Asked = Extent & { along?: Record<string, string> };

export const itemSql = (address: ItemAddress) => ('item' in address ? byItem : byCitation);

/** One use case with these parts, or null where there is none in the workspace. */
export async function readRow<Along = unknown>(
  tx: WorkspaceTx,
  where: UseCaseAddress,
  at: Date,
  read: Asked = whole,
): Promise<(FactsRow & Along) | null> {
  const [row] =
    'id' in where
      ? await readRows<Along>(tx, 'u.id = $2::uuid', where.id, at, read)
      : await readRows<Along>(tx, 'u.key = $2', where.key, at, read);
  return row ?? null;
}

/** The use cases of `where`, which says `value` by $2, in the order of their keys, with these parts; of the others nothing. */
export async function readRows<Along = unknown>(
  tx: WorkspaceTx,
  where: string,
  value: string | string[],
  at: Date,
  asked: Asked,
): Promise<(FactsRow & Along)[]> {
  type Selected = { useCase: Record<string, unknown> } & Record<Part, unknown>;
  const { sql, asks } = selectFor(where, asked);
  const named: Named = { day: dayOf(at), ...asked.item };
  const rows = await tx.$queryRawUnsafe<Selected[]>(sql, tx.workspaceId, value, ...asks.map((name) => named[name]));
  return rows.map((row) => {
    // All on the first: copying its forty fields takes half as long as reading them.
    const { useCase, ...read } = fromJson(row) as Selected;
    for (const part in nothing) useCase[part] = nothing[part as keyof typeof nothing];
    return Object.assign(useCase, read) as FactsRow & Along;
  });
}

const selects = new Map<string, ReturnType<typeof numbered>>();

/** Put together once for each place and parts, of which there are as many as commands: it is thousands of letters long. */
function selectFor(where: string, { parts, item, along = {} }: Asked): ReturnType<typeof numbered> {
  const name = [where, item && Object.keys(item), parts, Object.keys(along)].join(' ');
  const known = selects.get(name);
  if (known) return known;
  const sqlOf = item === null ? factsParts : { ...factsParts, ...itemSql(item).own };
  const asked = Object.entries({ ...Object.fromEntries(parts.map((part) => [part, sqlOf[part]])), ...along });
  const columns = ['row_to_json(u) as "useCase"', ...asked.map(([part, sql]) => `${sql} as "${part}"`)];
  const select = `select ${columns.join(', ')} from use_case u where u.workspace_id = $1::uuid and ${where} order by u.key`;
  const made = numbered(select, 3);
  selects.set(name, made);
  return made;
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
  proofs: null,
  waivers: [],
  requests: [],
  reviews: [],
  incidents: [],
  retirement: [],
};
