import type { OwnerRole } from '@/lib/domain/access/actor';
import { ownerRoleLabels } from '@/lib/domain/access/actor';
import { factorLabels, factors, type Level, type Ratings } from './factors';

/**
 * After a pilot: what was predicted by the ratings against what the pilot measured. Everything is a share, so that a rating and
 * a result can be laid side by side: level 1 is 0, level 5 is 1; a metric at its baseline is 0, at its target 1.
 */

/** One metric of a pilot as it was planned and measured. */
export type MeasuredMetric = { baseline: number | null; target: number | null; result: number | null };

export type PilotCase = {
  key: string;
  title: string;
  unit: string;
  /** The agreed ratings. */
  ratings: Ratings;
  metrics: MeasuredMetric[];
  /** What single people rated, and in which role on this use case; null: none of the four. */
  scorers: { role: OwnerRole | null; value: Level | null; measurement: Level | null }[];
};

/** From this many pilots on there is something to say; from this many in a group about the group. */
export const leastPilots = 5;
export const leastInGroup = 3;

export const predicted = (level: Level): number => (level - 1) / 4;

/** From −1 (as far behind the baseline as the target is before it) to 1.5; null: baseline, target or result is missing. */
export function attainment({ baseline, target, result }: MeasuredMetric): number | null {
  if (baseline === null || target === null || result === null) return null;
  // "Stays at 100 %": met or not.
  if (target === baseline) return result === target ? 1 : 0;
  return Math.min(1.5, Math.max(-1, (result - baseline) / (target - baseline)));
}

/** The mean over the metrics that say something; null: none does. */
export const valueReached = ({ metrics }: Pick<PilotCase, 'metrics'>): number | null =>
  mean(metrics.flatMap((metric) => attainment(metric) ?? []));

/** The share of planned metrics that came with baseline, target and a result; null: none was planned. */
export const measuredShare = ({ metrics }: Pick<PilotCase, 'metrics'>): number | null =>
  metrics.length === 0 ? null : metrics.filter((metric) => attainment(metric) !== null).length / metrics.length;

export type Point = { key: string; title: string; level: Level; predicted: number; reached: number };

export type Group = {
  label: string;
  count: number;
  /** Mean share predicted and reached; null where there are too few to say. */
  predicted: number | null;
  reached: number | null;
  /** Predicted minus reached: positive is too hopeful. */
  bias: number | null;
};

export type FactorTelling = {
  label: string;
  count: number;
  /** Mean level of pilots that reached their targets, and of those that did not; null where there are too few. */
  met: number | null;
  missed: number | null;
};

export type Calibration = {
  /** Pilots with something measured. */
  count: number;
  enough: boolean;
  value: Point[];
  measurement: Point[];
  /** Over all: how far predictions of value lie above (+) or below (−) what was reached. */
  bias: number | null;
  byFactor: FactorTelling[];
  byTeam: Group[];
  byRole: Group[];
};

/** What the ratings of past pilots were worth. Nothing is drawn from too few of them; how many there are is always said. */
export function calibration(cases: PilotCase[]): Calibration {
  const value = points(cases, 'business-value', valueReached);
  const measurement = points(cases, 'measurement', measuredShare);
  const enough = value.length >= leastPilots;
  return {
    count: value.length,
    enough,
    value,
    measurement,
    bias: enough ? mean(value.map((point) => point.predicted - point.reached)) : null,
    byFactor: factors.map((factor) => {
      const known = cases.flatMap((one) => {
        const reached = valueReached(one);
        return reached === null ? [] : [{ level: one.ratings[factor], met: reached >= 1 - 1e-9 }];
      });
      const levelOf = (met: boolean) => fewerIsNull(known.filter((one) => one.met === met).map(({ level }) => level));
      return { label: factorLabels[factor], count: known.length, met: levelOf(true), missed: levelOf(false) };
    }),
    byTeam: groups(
      cases.flatMap((one) => {
        const reached = valueReached(one);
        return reached === null
          ? []
          : [{ label: one.unit, predicted: predicted(one.ratings['business-value']), reached }];
      }),
    ),
    byRole: groups(
      cases.flatMap((one) => {
        const reached = valueReached(one);
        if (reached === null) return [];
        return one.scorers.flatMap(({ role, value: level }) =>
          level === null
            ? []
            : [
                {
                  label: role ? ownerRoleLabels[role] : 'Others, such as architects',
                  predicted: predicted(level),
                  reached,
                },
              ],
        );
      }),
    ),
  };
}

function points(
  cases: PilotCase[],
  factor: 'business-value' | 'measurement',
  reachedOf: (one: PilotCase) => number | null,
): Point[] {
  return cases.flatMap((one) => {
    const reached = reachedOf(one);
    const level = one.ratings[factor];
    return reached === null ? [] : [{ key: one.key, title: one.title, level, predicted: predicted(level), reached }];
  });
}

function groups(rows: { label: string; predicted: number; reached: number }[]): Group[] {
  const labels = [...new Set(rows.map(({ label }) => label))].sort();
  return labels.map((label) => {
    const own = rows.filter((row) => row.label === label);
    const guessed = fewerIsNull(own.map((row) => row.predicted));
    const reached = fewerIsNull(own.map((row) => row.reached));
    const bias = guessed === null || reached === null ? null : guessed - reached;
    return { label, count: own.length, predicted: guessed, reached, bias };
  });
}

const fewerIsNull = (values: number[]): number | null => (values.length < leastInGroup ? null : mean(values));

const mean = (values: number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
