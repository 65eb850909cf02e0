import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import { daysSince } from '@/lib/domain/day';
import type { ActionTier, Stage, TrackStage } from '@/lib/domain/stages/stages';
import { reviewTiming } from '@/lib/domain/operation/review-interval';
import { merged } from '@/lib/domain/merged';
import { overYardstick } from '@/lib/domain/stages/yardsticks';
import type { Day } from '@/lib/domain/use-case/facts';
import type { Column } from '@/lib/domain/use-case/table';
import { Prisma } from '@/lib/db/generated/client';

/** A use case as one row of the table or one card of the board. */
export type UseCaseRow = {
  id: string;
  key: string;
  /** As it is on the screen: a command on the row sends it back. */
  version: number;
  title: string;
  unit: string;
  stage: Stage;
  parkedFrom: TrackStage | null;
  /** "Imported, gates not checked". */
  reportedStage: Stage | null;
  /** Whole days in the stage, and whether that is longer than the guide's yardstick. */
  days: number;
  overdue: boolean;
  /** Whether its periodic review is. */
  reviewOverdue: boolean;
  verdict: Verdict | null;
  /** 0–100. */
  score: number | null;
  /** 0–100; null: unknown. */
  readiness: number | null;
  openBlockers: number;
  /** Items in the readiness that are waived, not satisfied. */
  waivedItems: number;
  /** A month, in the workspace's currency. */
  monthlyValue: number | null;
  businessOwner: string | null;
  tags: string[];
  tier: ActionTier | null;
  /** The size of its user group. */
  users: number | null;
  registeredAt: Date;
  updatedAt: Date;
  /** Looked up only where a column shows them. */
  systems?: string | null;
  owners?: Partial<Record<OwnerRole, string>> | null;
};

export type StoredRow = Omit<UseCaseRow, 'days' | 'overdue' | 'reviewOverdue'> & {
  stageEnteredAt: Date;
  nextReviewOn: Day | null;
};

/** The columns of a row from `use_case u`, as `page` hands them on. */
export const rowColumns = Prisma.sql`
  u.id, u.key, u.version, u.title, u.business_unit_id, u.stage, u.parked_from as "parkedFrom", u.reported_stage as "reportedStage",
  u.stage_entered_at as "stageEnteredAt", u.next_review_on::text as "nextReviewOn", u.verdict, u.score, u.readiness, u.open_blockers as "openBlockers",
  u.area_waived,
  u.monthly_value::float8 as "monthlyValue", u.action_tier as tier, u.user_group_size as users,
  u.created_at as "registeredAt", u.updated_at as "updatedAt"`;

/** A row of `page` with its names: of the unit, of the business owner. */
export const pageColumns = Prisma.sql`
  page.id, page.key, page.version, page.title, b.name as unit, page.stage, page."parkedFrom", page."reportedStage",
  page."stageEnteredAt", page."nextReviewOn", page.verdict, page.score, page.readiness, page."openBlockers",
  (select coalesce(sum(i), 0)::int from unnest(page.area_waived) i) as "waivedItems", page."monthlyValue",
  array(select tag from use_case_tag t where t.use_case_id = page.id order by tag) as tags, m.name as "businessOwner", page.tier, page.users, page."registeredAt", page."updatedAt"`;

/** What only some of the columns show, to follow `pageColumns`. */
export function furtherColumns(columns: readonly Column[]): Prisma.Sql {
  const further: Prisma.Sql[] = [];
  if (columns.includes('systems')) {
    further.push(Prisma.sql`(
      select string_agg(s.name, ', ' order by s.name) from use_case_system us join system s on s.id = us.system_id
      where us.use_case_id = page.id) as systems`);
  }
  if (columns.some((column) => column === 'technical' || column === 'security' || column === 'data-governance')) {
    further.push(Prisma.sql`(
      select jsonb_object_agg(held.role, holder.name) from owner held join member holder on holder.id = held.member_id
      where held.use_case_id = page.id and held.until is null) as owners`);
  }
  return further.length === 0 ? Prisma.empty : Prisma.sql`, ${Prisma.join(further)}`;
}

/** Looked up for the rows of one page alone. */
export const rowNames = Prisma.sql`
  join business_unit b on b.id = page.business_unit_id
  left join owner o on o.use_case_id = page.id and o.role = 'business' and o.until is null
  left join member m on m.id = o.member_id`;

export function toRow({ stageEnteredAt, nextReviewOn, ...row }: StoredRow, now: Date): UseCaseRow {
  const days = daysSince(stageEnteredAt, now);
  const reviewOverdue = nextReviewOn !== null && reviewTiming(nextReviewOn, now) === 'overdue';
  // What is copied comes last: see lib/domain/merged.ts.
  return { days, overdue: overYardstick(row.stage, days), reviewOverdue, ...row };
}

type Optional = 'tier' | 'users' | 'registeredAt' | 'updatedAt';

/** A row with no more than its columns show: fifty of them travel with the page. */
export type ListRow = Omit<UseCaseRow, 'id' | Optional> & Partial<Pick<UseCaseRow, Optional>>;

export function shownIn(columns: readonly Column[], row: UseCaseRow): ListRow {
  const { id: _, tier, users, registeredAt, updatedAt, ...always } = row;
  return merged<ListRow>(
    always,
    columns.includes('tier') ? { tier } : {},
    columns.includes('users') ? { users } : {},
    columns.includes('registered') ? { registeredAt } : {},
    columns.includes('updated') ? { updatedAt } : {},
  );
}
