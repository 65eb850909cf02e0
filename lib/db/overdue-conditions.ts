import { dayOf } from '@/lib/domain/day';
import { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * The conditions past their day, each with its use case, and the stages of `use_case u` in which they are followed up: as
 * lib/domain/signoffs/conditions.ts says it of one use case. The index condition_open finds them, few among many.
 */
export const overdueConditions = ({ workspaceId }: WorkspaceTx, now: Date) => ({
  of: Prisma.sql`
    select q.use_case_id, c.id
    from condition c
    join sign_off o on o.id = c.sign_off_id and o.lapsed_at is null
    join sign_off_request q on q.id = o.request_id and q.state <> 'withdrawn'
    where c.workspace_id = ${workspaceId}::uuid and c.done_at is null and c.due_on < ${dayOf(now)}::date
    union all
    select r.use_case_id, c.id
    from condition c join review r on r.id = c.review_id
    where c.workspace_id = ${workspaceId}::uuid and c.done_at is null and c.due_on < ${dayOf(now)}::date`,
  withinStages: Prisma.sql`u.stage not in ('rejected', 'retired')`,
});
