import { hourOf } from '@/lib/domain/day';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import {
  knownGroups,
  noGroup,
  noGroupLabels,
  type Group,
  type Grouping,
  type Totals,
} from '@/lib/domain/use-case/table';
import { Prisma } from '@/lib/db/generated/client';
import { filterSql } from '@/lib/db/use-case-filter';
import { keptFigures } from '@/lib/db/while-unchanged';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

/** What a group is told by, over `use_case u`: its value as the filter has it, and the name of what has a name of its own. */
const keys: Record<Grouping, { value: Prisma.Sql; name: Prisma.Sql; from: Prisma.Sql }> = {
  stage: { value: Prisma.sql`u.stage`, name: Prisma.sql`null::text`, from: Prisma.empty },
  verdict: { value: Prisma.sql`u.verdict`, name: Prisma.sql`null::text`, from: Prisma.empty },
  tier: { value: Prisma.sql`u.action_tier`, name: Prisma.sql`null::text`, from: Prisma.empty },
  unit: {
    value: Prisma.sql`b.key_prefix`,
    name: Prisma.sql`min(b.name)`,
    from: Prisma.sql`join business_unit b on b.id = u.business_unit_id`,
  },
  owner: {
    value: Prisma.sql`m.id::text`,
    name: Prisma.sql`min(m.name)`,
    from: Prisma.sql`left join owner o on o.use_case_id = u.id and o.role = 'business' and o.until is null
      left join member m on m.id = o.member_id`,
  },
};

const sums = Prisma.sql`count(*)::int as count, sum(u.monthly_value)::float8 as "monthlyValue",
  count(u.monthly_value)::int as valued, sum(u.user_group_size)::float8 as users, coalesce(sum(u.open_blockers), 0)::int as "openBlockers"`;

export type TableTotals = { all: Totals; groups: Group[] | null };

/**
 * What all use cases that the filter leaves come to, and each group of them, in one pass; kept while nothing is written in the
 * workspace, and for seconds longer where there are so many that the pass takes long. Groups without use cases are none.
 */
export async function loadTotals(
  tx: WorkspaceTx,
  filters: UseCaseFilters,
  grouping: Grouping | null,
): Promise<TableTotals> {
  // What is late or overdue becomes so by itself: an hour at most, as the portfolio's sums.
  const key = `totals ${hourOf(now())} ${grouping} ${JSON.stringify(filters)}`;
  const compute = () => (grouping ? grouped(tx, filters, grouping) : ungrouped(tx, filters));
  return (await keptFigures(tx, key, compute, 500)).value;
}

async function ungrouped(tx: WorkspaceTx, filters: UseCaseFilters): Promise<TableTotals> {
  const [all] = await tx.$queryRaw<[Totals]>`select ${sums} from use_case u where ${filterSql(tx, filters)}`;
  return { all, groups: null };
}

async function grouped(tx: WorkspaceTx, filters: UseCaseFilters, grouping: Grouping): Promise<TableTotals> {
  const { value, name, from } = keys[grouping];
  const rows = await tx.$queryRaw<(Totals & { whole: boolean; value: string | null; name: string | null })[]>`
    select grouping(${value}) = 1 as whole, ${value} as value, ${name} as name, ${sums}
    from use_case u ${from} where ${filterSql(tx, filters)}
    group by grouping sets ((), (${value})) order by name nulls last, value nulls last`;
  const known = knownGroups[grouping];
  const groups = rows
    .filter(({ whole }) => !whole)
    .map(({ whole: _, value, name, ...totals }) => ({
      value: value ?? noGroup,
      label: value === null ? noGroupLabels[grouping] : (name ?? known?.labels[value] ?? value),
      totals,
    }));
  const whole = rows.find((row) => row.whole) as Totals;
  const { count, monthlyValue, valued, users, openBlockers } = whole;
  return { all: { count, monthlyValue, valued, users, openBlockers }, groups: inOrder(groups, known?.values) };
}

/** As the product orders them, where it does; what is not known comes last. */
function inOrder(groups: Group[], values: readonly string[] | undefined): Group[] {
  if (!values) return groups;
  const rank = ({ value }: Group) => (value === noGroup ? values.length : values.indexOf(value));
  return groups.toSorted((a, b) => rank(a) - rank(b));
}
