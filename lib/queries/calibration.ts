import type { Actor, OwnerRole } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { calibration, type Calibration, type MeasuredMetric, type PilotCase } from '@/lib/domain/scoring/calibration';
import { factors, type Level, type Ratings } from '@/lib/domain/scoring/factors';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** The latest pilots are read, so that the answer does not grow with the portfolio. */
const mostPilots = 2000;

/** What the scores of past pilots were worth. Null for whoever may not see the workspace. */
export async function calibrationPage(actor: Actor): Promise<Calibration | null> {
  if (can(actor, 'view')) return null;
  type Row = {
    key: string;
    title: string;
    unit: string;
    levels: number[];
    metrics: MeasuredMetric[];
    scorers: { role: OwnerRole | null; value: Level | null; measurement: Level | null }[] | null;
  };
  const rows = await inWorkspace(
    actor.workspaceId,
    (tx) => tx.$queryRaw<Row[]>`
      with pilot as (
        select u.id, u.key, u.title, u.business_unit_id, u.ratings as levels, max(r.recorded_at) as measured_at
        from use_case u
        join metric m on m.use_case_id = u.id
        join metric_result r on r.metric_id = m.id and r.phase = 'pilot'
        where u.workspace_id = ${tx.workspaceId}::uuid and cardinality(u.ratings) = 6
        group by u.id
        order by measured_at desc, u.id limit ${mostPilots}
      )
      select p.key, p.title, b.name as unit, p.levels,
        (
          select jsonb_agg(jsonb_build_object(
            'baseline', m.baseline::float8, 'target', m.target::float8, 'result', r.value::float8))
          from metric m left join metric_result r on r.metric_id = m.id and r.phase = 'pilot'
          where m.use_case_id = p.id
        ) as metrics,
        (
          select jsonb_agg(jsonb_build_object('role', (
              select o.role from owner o
              where o.use_case_id = p.id and o.member_id = a.assessor_id and o.until is null
              order by o.role limit 1
            ), 'value', value.level, 'measurement', measurement.level))
          from assessment a
          left join rating value on value.assessment_id = a.id and value.factor = 'business-value'
          left join rating measurement on measurement.assessment_id = a.id and measurement.factor = 'measurement'
          where a.use_case_id = p.id and a.state <> 'draft' and a.rescored_from_id is null
            and not exists (
              select from scoring_round q
              where q.id = a.round_id and (q.outcome_id = a.id or q.state in ('open', 'cancelled'))
            )
        ) as scorers
      from pilot p join business_unit b on b.id = p.business_unit_id
      order by p.measured_at desc, p.id`,
    { timeout: 30_000 },
  );
  return calibration(
    rows.map(({ levels, metrics, scorers, ...row }): PilotCase => ({
      ...row,
      ratings: Object.fromEntries(factors.map((factor, index) => [factor, levels[index]])) as Ratings,
      metrics,
      scorers: scorers ?? [],
    })),
  );
}
