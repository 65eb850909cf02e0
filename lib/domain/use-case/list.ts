import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Area } from '@/lib/domain/checklist/areas';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';
import type { Day } from './facts';
import type { Column, Grouping } from './table';

/** What narrows a list of use cases, and every chart beside it. Null: not narrowed by that. */
export type UseCaseFilters = {
  stage: Stage | null;
  /** `none`: not assessed yet. */
  verdict: Verdict | 'none' | null;
  /** A business unit's key prefix. */
  unit: string | null;
  /** A member's id; `none`: nobody. In the owner role of `role`, else in whichever. */
  owner: string | null;
  role: OwnerRole | null;
  /** `none`: not stated. */
  tier: ActionTier | 'none' | null;
  /** A system's id. */
  system: string | null;
  /** A word that people gave it (lib/domain/use-case/tags.ts). */
  tag: string | null;
  /** The agreed level (1–5) of business value, and of action risk. */
  value: number | null;
  risk: number | null;
  /** Expected value of a month, in the workspace's currency, and readiness (0–100): both ends included. What is unknown is in no range. */
  worthFrom: number | null;
  worthTo: number | null;
  readyFrom: number | null;
  readyTo: number | null;
  /** Days of UTC, included: registered since, changed since. */
  registeredFrom: Day | null;
  changedFrom: Day | null;
  /** Something waits on the holder of this owner role: a signature, a confirmation, a waiver, a review. */
  waits: OwnerRole | null;
  /** This area of the checklist is not complete, or nothing of it is known. */
  gap: Area | null;
  /** This item of the checklist is open: neither satisfied, waived nor not applicable, whether it blocks or advises. Its id. */
  item: string | null;
  /** Only those with a blocking checklist item that is open. */
  blocked: boolean;
  /** Only those that are longer in their stage than the guide's yardstick. */
  late: boolean;
  /** Only those of which an import alone says the stage. */
  unverified: boolean;
  /** Only those in production whose periodic review is overdue. */
  reviewOverdue: boolean;
  /** Only those with a condition of an approval past its day. */
  overdue: boolean;
  /** Words that must all occur in key, title or problem. */
  q: string;
};

export const noFilters: UseCaseFilters = {
  stage: null,
  verdict: null,
  unit: null,
  owner: null,
  role: null,
  tier: null,
  system: null,
  tag: null,
  value: null,
  risk: null,
  worthFrom: null,
  worthTo: null,
  readyFrom: null,
  readyTo: null,
  registeredFrom: null,
  changedFrom: null,
  waits: null,
  gap: null,
  item: null,
  blocked: false,
  late: false,
  unverified: false,
  reviewOverdue: false,
  overdue: false,
  q: '',
};

/** A role without an owner narrows nothing. */
export const isFiltered = ({ role: _, ...filters }: UseCaseFilters): boolean =>
  Object.values(filters).some((value) => value !== false && value !== null && value !== '');

export const listSorts = ['updated', 'title', 'score', 'readiness', 'entered', 'value'] as const;
export type ListSort = (typeof listSorts)[number];
export type Direction = 'asc' | 'desc';

/** The direction in which each order is asked for first: newest, longest in its stage, most. */
export const naturalDirection: Record<ListSort, Direction> = {
  updated: 'desc',
  title: 'asc',
  score: 'desc',
  readiness: 'desc',
  entered: 'asc',
  value: 'desc',
};

/** A place between two rows: the sort value as text (null: unknown), the id that breaks ties, and the group, where there are groups. */
export type Cursor = { value: string | null; id: string; group?: string };

export type ListRequest = {
  filters: UseCaseFilters;
  sort: ListSort;
  direction: Direction;
  /** Rows stand under the headings of what they have in common; null: under none. */
  group: Grouping | null;
  /** The columns of the table beside the first, in the product's order. */
  columns: readonly Column[];
  /** The page that begins after, or ends before, a row. At most one of them; neither: the first page. */
  after: Cursor | null;
  before: Cursor | null;
};

export const pageSize = 50;
