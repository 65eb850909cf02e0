import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { stages, trackStages, type Stage, type TrackStage } from '@/lib/domain/stages/stages';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { Prisma } from '@/lib/db/generated/client';
import { filterSql } from '@/lib/db/use-case-filter';
import { inWorkspaceAs } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { loadListContext, type ListContext } from './list-context';
import { pageColumns, rowColumns, rowNames, toRow, type StoredRow, type UseCaseRow } from './use-case-row';

export type Board = ListContext & {
  /** The track's stages in their order: how many there are, and those that changed last. */
  columns: { stage: TrackStage; count: number; cards: UseCaseRow[] }[];
  /** How many stand beside the track. */
  beside: { stage: Stage; count: number }[];
};

/** Cards of a column; the table has the rest. The board's size does not depend on how many use cases there are. */
export const cardsPerStage = 12;

export async function board(actor: Actor, filters: UseCaseFilters): Promise<Board | null> {
  if (can(actor, 'view')) return null;
  return inWorkspaceAs(actor, async (tx) => {
    const counted = await tx.$queryRaw<{ stage: Stage; count: number }[]>`
      select u.stage, count(*)::int as count from use_case u where ${filterSql(tx, filters)} group by u.stage`;
    const counts = new Map(counted.map(({ stage, count }) => [stage, count]));
    const shown = trackStages.filter((stage) => counts.has(stage));
    // One short stretch of the index by stage and last change per column.
    const columns = shown.map(
      (stage) => Prisma.sql`(select ${rowColumns} from use_case u where ${filterSql(tx, { ...filters, stage })}
        order by u.updated_at desc, u.id desc limit ${cardsPerStage})`,
    );
    const cards =
      columns.length === 0
        ? []
        : await tx.$queryRaw<StoredRow[]>`
            with page as (${Prisma.join(columns, ' union all ')})
            select ${pageColumns} from page ${rowNames}
            order by page."updatedAt" desc, page.id desc`;
    const at = now();
    return {
      columns: trackStages.map((stage) => ({
        stage,
        count: counts.get(stage) ?? 0,
        cards: cards.filter((card) => card.stage === stage).map((card) => toRow(card, at)),
      })),
      beside: stages
        .filter((stage) => !(trackStages as readonly Stage[]).includes(stage))
        .map((stage) => ({ stage, count: counts.get(stage) ?? 0 })),
      ...(await loadListContext(tx, actor)),
    };
  });
}
