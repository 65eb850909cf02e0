import type { Actor } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { forecastOf, type GoLiveForecast } from '@/lib/domain/forecast/go-live';
import type { Stage } from '@/lib/domain/stages/stages';
import type { Cursor, ListRequest } from '@/lib/domain/use-case/list';
import { inWorkspaceToReadAs, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { loadListContext, type ListContext } from './list-context';
import { stageHistory } from './forecast';
import { loadPage } from './use-case-list';

export type TimelineRow = {
  key: string;
  title: string;
  stage: Stage;
  visits: { stage: Stage; began: Date; ended: Date | null }[];
  /** Null: not on its way, or only an import says where it is. */
  forecast: GoLiveForecast | null;
};

export type Timeline = ListContext & {
  rows: TimelineRow[];
  previous: Cursor | null;
  next: Cursor | null;
  now: Date;
  /** 0 unless a replica answered. */
  secondsBehind: number;
};

/** A page of the list with what each use case has been through, and when it goes live. Null for whoever may not see the workspace. */
export async function timeline(actor: Actor, request: ListRequest): Promise<Timeline | null> {
  if (can(actor, 'view')) return null;
  const at = now();
  return inWorkspaceToReadAs(actor, async (tx, secondsBehind) => {
    const { rows, previous, next } = await loadPage(tx, request);
    const visits = await visitsOf(
      tx,
      rows.map(({ id }) => id),
    );
    const history = await stageHistory(tx, at);
    return {
      rows: rows.map((row) => ({
        key: row.key,
        title: row.title,
        stage: row.stage,
        visits: visits.get(row.id) ?? [],
        forecast: forecastOf(history, row, at),
      })),
      previous,
      next,
      ...(await loadListContext(tx, actor)),
      now: at,
      secondsBehind,
    };
  });
}

async function visitsOf(tx: WorkspaceTx, ids: string[]): Promise<Map<string, TimelineRow['visits']>> {
  const rows = await tx.$queryRaw<({ id: string } & TimelineRow['visits'][number])[]>`
    select use_case_id as id, stage, min(began_at) as began,
      case when bool_or(ended_at is null) then null else max(ended_at) end as ended
    from stage_period where use_case_id = any (${ids}::uuid[]) and workspace_id = ${tx.workspaceId}::uuid
    group by use_case_id, visit, stage order by use_case_id, visit`;
  const visits = new Map<string, TimelineRow['visits']>();
  for (const { id, ...visit } of rows) visits.set(id, [...(visits.get(id) ?? []), visit]);
  return visits;
}
