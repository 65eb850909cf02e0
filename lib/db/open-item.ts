import { Prisma } from './generated/client';

// `itemViews` of lib/domain/checklist/items.ts for many use cases at once. Tests compare the two.

/** Whether `checklist_item i` is done by itself: satisfied on something that still holds, or not applicable. Null without a row. */
export const itemDone = (today: string): Prisma.Sql => Prisma.sql`
  (i.state = 'not-applicable' or i.state = 'satisfied' and (i.renew_from is null or i.runs_out_on >= ${today}::date))`;

/** Whether a granted waiver of this item of `use_case u` is in force. The caller says where the tier allows one. */
export const itemWaived = (item: Prisma.Sql, today: string): Prisma.Sql => Prisma.sql`
  exists (
    select from waiver v where v.use_case_id = u.id and v.subject = ${item} and v.decision = 'approved'
      and v.expires_on >= ${today}::date)`;
