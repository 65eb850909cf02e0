import { Prisma } from './generated/client';
import type { WorkspaceTx } from './workspace-transaction';

/**
 * Of a satisfied item: from when on what its signing role accepted is in the last fifth of its validity (`expiresSoon`), and the last
 * day of the longest of it; nothing where some of it never ends. An item of which everything was withdrawn is stale at once.
 */
const renewal = Prisma.sql`
  select i.item_id,
    case when count(e.id) = 0 then i.confirmed_at when bool_and(e.expires_on is not null) then
      max(v.created_at + 0.8 * (((e.expires_on + 1)::timestamp at time zone 'UTC') - v.created_at)) end as renew_from,
    case when bool_and(e.expires_on is not null) then max(e.expires_on) end as runs_out_on
  from checklist_item i
  left join (citation e join evidence_revision v on v.id = e.revision_id)
    on e.use_case_id = i.use_case_id and e.item_id = i.item_id and e.withdrawn_at is null and e.review = 'accepted'`;

/**
 * Keeps when each satisfied item of a use case wants to be renewed, so that "what waits on me" finds those few by an index
 * rather than by reading everybody's evidence. After every write (settle.ts); nobody else writes these columns.
 */
export const refreshRenewals = (tx: WorkspaceTx, useCaseId: string): Promise<number> => tx.$executeRaw`
  update checklist_item item set renew_from = r.renew_from, runs_out_on = r.runs_out_on
  from (
    ${renewal} where i.use_case_id = ${useCaseId}::uuid and i.state = 'satisfied' group by i.item_id, i.confirmed_at
  ) r
  where item.use_case_id = ${useCaseId}::uuid and item.item_id = r.item_id
    and (item.renew_from, item.runs_out_on) is distinct from (r.renew_from::timestamptz(3), r.runs_out_on)`;

/** The items of a use case whose stored renewal is not what it should be. */
export const wrongRenewals = (tx: WorkspaceTx, useCaseId: string) => tx.$queryRaw<{ itemId: string }[]>`
  select item.item_id as "itemId"
  from (
    ${renewal} where i.use_case_id = ${useCaseId}::uuid and i.state = 'satisfied' group by i.item_id, i.confirmed_at
  ) r
  join checklist_item item on item.use_case_id = ${useCaseId}::uuid and item.item_id = r.item_id
  where (item.renew_from, item.runs_out_on) is distinct from (r.renew_from::timestamptz(3), r.runs_out_on)`;
