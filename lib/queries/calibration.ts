import type { Actor, OwnerRole } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import { calibration, type Calibration, type MeasuredMetric, type PilotCase } from '@/lib/domain/scoring/calibration';
import type { Level, Ratings } from '@/lib/domain/scoring/factors';
import { inWorkspace } from '@/lib/db/workspace-transaction';

/** Of the latest pilots, so that the answer does not grow with the portfolio. */
const mostPilots = 2000;

/** What the scores of past pilots were worth. Null for whoever may not see the workspace. */
export async function calibrationPage(actor: Actor): Promise<Calibration | null> {
  if (can(actor, 'view')) return null;
  type Row = {
    key: string;
    title: string;
    unit: string;
    ratings: Ratings;
    metrics: MeasuredMetric[];
    scorers: { role: OwnerRole | null; value: Level | null; measurement: Level | null }[] | null;
  };
  const rows = await inWorkspace(
    actor.workspaceId,
    (tx) => tx.$queryRaw<Row[]>`
      with pilot as (
        select u.id, u.key, u.title, u.business_unit_id, min(r.recorded_at) as measured_at
        from use_case u
        join metric m on m.use_case_id = u.id
        join metric_result r on r.metric_id = m.id and r.phase = 'pilot'
        where u.workspace_id = ${tx.workspaceId}::uuid and u.model_version is not null
        group by u.id
        order by measured_at desc, u.id limit ${mostPilots}
      ), predicted as (
        -- What counted before anything was measured: a score that was mended afterwards predicts nothing.
        select distinct on (p.id) p.*, a.id as assessment_id
        from pilot p join assessment a on a.use_case_id = p.id and a.agreed_at < p.measured_at
        order by p.id, a.agreed_at desc
      )
      select p.key, p.title, b.name as unit,
        (select jsonb_object_agg(r.factor, r.level) from rating r where r.assessment_id = p.assessment_id) as ratings,
        (
          select jsonb_agg(jsonb_build_object(
            'baseline', m.baseline::float8, 'target', m.target::float8, 'result', r.value::float8))
          from metric m left join metric_result r on r.metric_id = m.id and r.phase = 'pilot'
          where m.use_case_id = p.id
        ) as metrics,
        (
          select jsonb_agg(jsonb_build_object('role', (
              select o.role from owner o
              where o.use_case_id = p.id and o.member_id = a.assessor_id
                and o.since <= a.submitted_at and (o.until is null or o.until > a.submitted_at)
              order by o.role limit 1
            ), 'value', value.level, 'measurement', measurement.level))
          from assessment a
          left join rating value on value.assessment_id = a.id and value.factor = 'business-value'
          left join rating measurement on measurement.assessment_id = a.id and measurement.factor = 'measurement'
          left join scoring_round q on q.id = a.round_id
          where a.use_case_id = p.id and a.submitted_at < p.measured_at and a.rescored_from_id is null
            -- One person's that counted, or what was handed in to a round that was agreed; not the outcome itself.
            and case when q.id is null then a.agreed_at is not null
              else q.state = 'agreed' and a.id <> q.outcome_id and a.state = 'submitted' end
        ) as scorers
      from predicted p join business_unit b on b.id = p.business_unit_id
      order by p.measured_at desc, p.id`,
    { timeout: 30_000 },
  );
  return calibration(rows.map(({ scorers, ...row }): PilotCase => ({ ...row, scorers: scorers ?? [] })));
}
