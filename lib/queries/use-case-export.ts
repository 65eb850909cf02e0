import { ownerRoles, type Actor, type OwnerRole } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { exportRow, type ExportedCell, type ExportedUseCase } from '@/lib/domain/use-case/export';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { filterSql } from '@/lib/db/use-case-filter';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';

/**
 * All use cases that the filter leaves as rows of a file, in the order of their registration, in pieces of `pieceSize`: read as fast
 * as they are taken, in constant memory. Null for whoever may not see the workspace.
 */
export function useCaseExport(
  actor: Actor,
  filters: UseCaseFilters,
  pieceSize = 250,
): AsyncGenerator<ExportedCell[][]> | null {
  return can(actor, 'view') ? null : pieces(actor, filters, pieceSize);
}

async function* pieces(actor: Actor, filters: UseCaseFilters, size: number): AsyncGenerator<ExportedCell[][]> {
  const at = now();
  let after: string | null = null;
  for (;;) {
    // Each piece in a transaction of its own: a slow reader must not hold one open.
    const rows: ExportedUseCase[] = await inWorkspace(actor.workspaceId, (tx) => load(tx, filters, after, size));
    if (rows.length > 0) yield rows.map((row) => exportRow(row, at));
    const last = rows.at(-1);
    if (!last || rows.length < size) return;
    after = last.id;
  }
}

async function load(
  tx: WorkspaceTx,
  filters: UseCaseFilters,
  after: string | null,
  size: number,
): Promise<ExportedUseCase[]> {
  type Row = Omit<ExportedUseCase, 'owners'> & { owners: Partial<Record<OwnerRole, string>> | null };
  const rows = await tx.$queryRaw<Row[]>`
    with page as materialized (
      select u.* from use_case u
      where ${filterSql(tx, filters)} and (${after}::uuid is null or u.id > ${after}::uuid)
      order by u.id limit ${size}
    )
    select u.id, u.key, u.title, u.problem, b.name as unit, u.stage, u.parked_from as "parkedFrom",
      u.reported_stage as "reportedStage", u.stage_entered_at as "stageEnteredAt", u.score, u.verdict, u.readiness,
      u.open_blockers as "openBlockers", (select coalesce(sum(i), 0)::int from unnest(u.area_waived) i) as "waivedItems",
      u.action_tier as "actionTier", u.hours_saved_per_month::float8 as "hoursSavedPerMonth", u.people,
      u.value_per_hour::float8 as "valuePerHour", u.monthly_value::float8 as "monthlyValue", w.currency,
      u.user_group as "userGroup", u.user_group_size as "userGroupSize", u.external_key as "externalKey",
      u.created_at as "createdAt", u.updated_at as "updatedAt", u.went_live_at as "wentLiveAt",
      (
        select string_agg(s.name, '; ' order by s.name) from use_case_system us join system s on s.id = us.system_id
        where us.use_case_id = u.id
      ) as systems,
      (select string_agg(tag, '; ' order by tag) from use_case_tag t where t.use_case_id = u.id) as tags,
      (
        select jsonb_object_agg(o.role, m.name) from owner o join member m on m.id = o.member_id
        where o.use_case_id = u.id and o.until is null
      ) as owners
    from page u join business_unit b on b.id = u.business_unit_id join workspace w on w.id = u.workspace_id
    order by u.id`;
  return rows.map(({ owners, ...row }) => ({ ...row, owners: ownerRoles.map((role) => owners?.[role] ?? null) }));
}
