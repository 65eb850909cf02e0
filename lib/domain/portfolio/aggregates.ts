import type { OwnerRole, Person } from '@/lib/domain/access/actor';
import type { BackTest } from '@/lib/domain/forecast/back-test';
import type { PortfolioForecast } from '@/lib/domain/forecast/portfolio';
import type { PortfolioHistory } from './history';
import type { Area } from '@/lib/domain/checklist/areas';
import type { Verdict } from '@/lib/domain/scoring/verdict';
import type { Stage, TrackStage } from '@/lib/domain/stages/stages';
import type { Day } from '@/lib/domain/use-case/facts';
import type { Thing, WorkKind } from '@/lib/domain/work/work';

/**
 * What the portfolio's charts are drawn from: sums, never the use cases themselves, so that their size does not grow with
 * the portfolio. `unverified` are imported use cases whose gates have not been checked: they count in the stage that the
 * gates have seen, apart from the verified ones, and `reported` tells what the import said.
 */
export type PortfolioAggregates = {
  /** ISO 4217. */
  currency: string;
  stages: StageCount[];
  reported: { stage: Stage; count: number }[];
  verdicts: VerdictCount[];
  /** One for each stage at each pair of levels that occurs among the scored use cases. */
  valueRisk: ValueRiskCount[];
  readiness: ReadinessRow[];
  /** How many more use cases are on their way than `readiness` lists. */
  readinessMore: number;
  times: StageTime[];
  overduePilots: number;
  /** Conditions of approvals past their day, and on how many use cases. */
  overdueConditions: { conditions: number; useCases: number };
  /** Waived items, and on how many use cases: never counted with what is satisfied. */
  waived: { items: number; useCases: number };
  waited: Waited;
  due: Due;
  history: PortfolioHistory;
  forecast: ForecastAggregates;
};

/** What the use cases wait for, and on whom. */
export type Waited = {
  /** By what the person is to it; the one with the most first. */
  roles: WaitedRole[];
  /** Those with the most first, as many as are shown. */
  people: WaitedPerson[];
  /** How many more people are waited on. */
  morePeople: number;
};

/** Days ahead of which it is told what is due or runs out. */
export const dueWithinDays = 30;

/** What has a day that is past or within `dueWithinDays`. */
export type Due = {
  kinds: { kind: WorkKind; overdue: number; soon: number }[];
  /** The first of them by their day, as many as are shown. */
  first: DueThing[];
};

export type DueThing = Pick<Thing, 'kind' | 'ref' | 'about'> & { key: string; title: string; dueOn: Day };

export type WaitedRole = {
  as: OwnerRole | 'scorer' | 'condition' | 'renewal';
  things: number;
  medianDays: number;
  longestDays: number;
};

export type WaitedPerson = Person & { things: number; longestDays: number };

export type ForecastAggregates = PortfolioForecast & {
  backTest: BackTest;
  /** Measured times in stage that the forecast rests on. */
  measured: number;
};

/** `monthlyValue` is what the verified ones are expected to save in a month. */
export type StageCount = { stage: Stage; verified: number; unverified: number; monthlyValue: number };

/** Null: not scored yet. */
export type VerdictCount = { verdict: Verdict | null; verified: number; unverified: number };

/** Levels 1–5 of the agreed ratings for business value and action risk (5: read-only, 1: irreversible), in one stage. */
export type ValueRiskCount = {
  value: number;
  risk: number;
  stage: Stage;
  verified: number;
  unverified: number;
  /** People in their user groups; null: none states how many. */
  users: number | null;
  /** The one with the most users; null: not told. */
  first: { key: string; title: string } | null;
};

/** Percent satisfied by area, null where nothing is recorded. */
export type ReadinessRow = {
  key: string;
  title: string;
  stage: TrackStage;
  overall: number | null;
  openBlockers: number;
  areas: Record<Area, number | null>;
  /** How many items of each area are waived: they are in its percentage, and told apart. */
  waived: Record<Area, number>;
};

/** Days that the verified use cases now in a stage have been in it. */
export type StageTime = {
  stage: TrackStage;
  count: number;
  medianDays: number;
  p90Days: number;
  overYardstick: number;
};

export const totalOf = ({ stages }: Pick<PortfolioAggregates, 'stages'>): number =>
  stages.reduce((sum, { verified, unverified }) => sum + verified + unverified, 0);
