import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { hourOf } from '@/lib/domain/day';
import type { Stage } from '@/lib/domain/stages/stages';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { filterSql } from '@/lib/db/use-case-filter';
import { keptFigures } from '@/lib/db/while-unchanged';
import { inWorkspaceToReadAs, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { loadListContext, type ListContext } from './list-context';

export type MatrixCell = {
  /** Levels 1–5 of business value and of action risk (5: read-only). */
  value: number;
  risk: number;
  count: number;
  /** Those worth most, `casesPerCell` at most. */
  cases: { key: string; title: string; stage: Stage }[];
};

export type Matrix = ListContext & {
  /** Only those that hold something. */
  cells: MatrixCell[];
  /** Without an agreed assessment, so in no cell. */
  unscored: number;
  /** How old the cells are: 0 unless a replica answered, or a large workspace's were kept through writes. */
  secondsBehind: number;
};

export const casesPerCell = 4;

/** Use cases by their two ratings; its size does not depend on how many there are. Null for whoever may not see the workspace. */
export async function matrix(actor: Actor, filters: UseCaseFilters): Promise<Matrix | null> {
  if (can(actor, 'view')) return null;
  // What is late or overdue becomes so by itself: an hour at most, as the portfolio's sums.
  const key = `matrix ${hourOf(now())} ${JSON.stringify(filters)}`;
  return inWorkspaceToReadAs(actor, async (tx, secondsBehind) => {
    const { value, secondsOld } = await keptFigures(tx, key, () => loadCells(tx, filters), 500);
    return { ...value, ...(await loadListContext(tx, actor)), secondsBehind: Math.max(secondsBehind, secondsOld) };
  });
}

/** Goes through all that the filter leaves, once. */
async function loadCells(tx: WorkspaceTx, filters: UseCaseFilters): Promise<Pick<Matrix, 'cells' | 'unscored'>> {
  const where = filterSql(tx, filters);
  const cells = await tx.$queryRaw<MatrixCell[]>`
    with placed as (
      select u.key, u.title, u.stage, u.value_rating as value, u.risk_rating as risk,
        row_number() over (cell order by u.monthly_value desc nulls last, u.id) as place, count(*) over (partition by u.value_rating, u.risk_rating) as all
      from use_case u where ${where} and u.value_rating is not null and u.risk_rating is not null
      window cell as (partition by u.value_rating, u.risk_rating)
    )
    select value::int, risk::int, max(placed.all)::int as count,
      jsonb_agg(jsonb_build_object('key', key, 'title', title, 'stage', stage) order by place) as cases
    from placed where place <= ${casesPerCell} group by value, risk`;
  const [rest] = await tx.$queryRaw<[{ count: number }]>`
    select count(*)::int as count from use_case u
    where ${where} and (u.value_rating is null or u.risk_rating is null)`;
  return { cells, unscored: rest.count };
}
