import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { verdictLabels, verdicts } from '@/lib/domain/scoring/verdict';
import { actionTierLabels, actionTiers, stageLabels, stages } from '@/lib/domain/stages/stages';
import type { UseCaseFilters } from './list';

/** The columns that the table can have beside the use case itself, in the order in which it has them. */
export const columns = [
  'stage',
  'score',
  'readiness',
  'tier',
  'systems',
  'business',
  'technical',
  'security',
  'data-governance',
  'users',
  'value',
  'registered',
  'updated',
] as const;
export type Column = (typeof columns)[number];

export const columnLabels: Record<Column, string> = {
  stage: 'Stage, days in it',
  score: 'Score and verdict',
  readiness: 'Readiness, blockers',
  tier: 'Action tier',
  systems: 'Systems',
  ...ownerRoleLabels,
  users: 'Users',
  value: 'Value a month',
  registered: 'Registered',
  updated: 'Changed',
};

/** Those of whoever has chosen none. */
export const plainColumns: readonly Column[] = ['stage', 'score', 'readiness', 'business', 'value'];

/** Chosen columns in the product's order, each once; none chosen: the plain ones. */
export const columnsOf = (chosen: readonly Column[]): readonly Column[] =>
  chosen.length === 0 ? plainColumns : columns.filter((column) => chosen.includes(column));

/** What the rows of the table can be grouped by: each group is what one more filter leaves. */
export const groupings = ['stage', 'unit', 'verdict', 'tier', 'owner'] as const;
export type Grouping = (typeof groupings)[number];

export const groupingLabels: Record<Grouping, string> = {
  stage: 'Stage',
  unit: 'Business unit',
  verdict: 'Verdict',
  tier: 'Action tier',
  owner: 'Business owner',
};

/** The group of those of which it is not known, last of all. */
export const noGroup = 'none';

/** The filter that leaves a group. `value` as the filter has it: a stage, a unit's key prefix, a member's id, `none`. */
export const withinGroup = (grouping: Grouping, value: string): Partial<UseCaseFilters> =>
  grouping === 'owner' ? { owner: value, role: 'business' } : { [grouping]: value };

type Known = { values: readonly string[]; labels: Record<string, string> };

/** Groups whose order and names the product knows; units and owners are in the order of their names. */
export const knownGroups: Partial<Record<Grouping, Known>> = {
  stage: { values: stages, labels: stageLabels },
  verdict: { values: verdicts, labels: verdictLabels },
  tier: { values: actionTiers, labels: actionTierLabels },
};

export const noGroupLabels: Record<Grouping, string> = {
  stage: '',
  unit: '',
  verdict: 'Not assessed',
  tier: 'Not stated',
  owner: 'Nobody yet',
};

/** What a number of use cases comes to. */
export type Totals = {
  count: number;
  /** Expected value of a month in the workspace's currency, of the `valued` of which it is known; null: of none. */
  monthlyValue: number | null;
  valued: number;
  /** People in the user groups, of those whose size is known; null: of none. */
  users: number | null;
  /** Blocking checklist items that are open. */
  openBlockers: number;
};

export type Group = { value: string; label: string; totals: Totals };
