import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { ActionTier, Stage } from '@/lib/domain/stages/stages';

/** What narrows a list of use cases, and every chart beside it. Null: not narrowed by that. */
export type UseCaseFilters = {
  stage: Stage | null;
  /** `none`: not assessed yet. */
  verdict: Verdict | 'none' | null;
  /** A business unit's key prefix. */
  unit: string | null;
  /** A member's id, in whichever owner role. */
  owner: string | null;
  /** `none`: not stated. */
  tier: ActionTier | 'none' | null;
  /** A system's id. */
  system: string | null;
  /** A word that people gave it (lib/domain/use-case/tags.ts). */
  tag: string | null;
  /** The agreed level (1–5) of business value, and of action risk. */
  value: number | null;
  risk: number | null;
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
  tier: null,
  system: null,
  tag: null,
  value: null,
  risk: null,
  unverified: false,
  reviewOverdue: false,
  overdue: false,
  q: '',
};

export const isFiltered = (filters: UseCaseFilters): boolean =>
  filters.unverified ||
  filters.reviewOverdue ||
  filters.overdue ||
  Object.values(filters).some((value) => typeof value !== 'boolean' && value !== null && value !== '');

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

/** A place between two rows: the sort value as text (null: unknown) and the id that breaks ties. */
export type Cursor = { value: string | null; id: string };

export type ListRequest = {
  filters: UseCaseFilters;
  sort: ListSort;
  direction: Direction;
  /** The page that begins after, or ends before, a row. At most one of them; neither: the first page. */
  after: Cursor | null;
  before: Cursor | null;
};

export const pageSize = 50;
