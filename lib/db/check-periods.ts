import { inWorkspace } from './workspace-transaction';

export type WrongPeriods = { key: string; problem: string };

/**
 * The use cases whose stage periods are not what the rest says: the present one repeats the row, the others follow each other without
 * a gap, and each visit to a stage began with a move in the trail. Generated use cases have no moves in their trail.
 */
export const wrongPeriods = (workspaceId: string): Promise<WrongPeriods[]> =>
  inWorkspace(
    workspaceId,
    (tx) => tx.$queryRaw<WrongPeriods[]>`
      with period as (
        select p.*, lag(p.ended_at) over way as before
        from stage_period p where p.workspace_id = ${workspaceId}::uuid
        window way as (partition by p.use_case_id order by p.number)
      ), moved as (
        select e.chain as use_case_id, 1 + row_number() over (partition by e.chain order by e.seq) as visit,
          e.at, e.data ->> 'to' as stage
        from event e where e.workspace_id = ${workspaceId}::uuid and e.type = 'stage.moved'
      ), visit as (
        select use_case_id, visit, stage, min(began_at) as began_at from period group by use_case_id, visit, stage
      )
      select u.key, 'the present period is not what the use case says' as problem
      from use_case u left join period p on p.use_case_id = u.id and p.ended_at is null
      where u.workspace_id = ${workspaceId}::uuid and (p.stage, p.verified, p.monthly_value)
        is distinct from (u.stage, u.reported_stage is null, u.monthly_value)
      union all
      select u.key, 'period ' || p.number || ' does not begin where the one before it ends'
      from period p join use_case u on u.id = p.use_case_id
      where p.number > 1 and p.before is distinct from p.began_at
        or p.number = 1 and p.began_at <> u.created_at
      union all
      select u.key, 'visit ' || coalesce(v.visit, m.visit) || ' is not a move of the trail'
      from (select * from visit where visit > 1) v
      full join moved m on m.use_case_id = v.use_case_id and m.visit = v.visit
      join use_case u on u.id = coalesce(v.use_case_id, m.use_case_id)
      where (v.stage, v.began_at) is distinct from (m.stage, m.at)
        and exists (select from event e where e.chain = u.id and e.type = 'stage.moved')
      order by 1, 2`,
    { timeout: 120_000 },
  );
