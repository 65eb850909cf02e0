import { z } from 'zod';
import { dayOf } from '@/lib/domain/day';
import { gatedStages, type GatedStage } from '@/lib/domain/stages/stages';
import type { Day, RuleContext } from '@/lib/domain/use-case/facts';
import { addableIds } from './addable-ids';
import { gateThresholds, thresholdIds, type ThresholdId } from './thresholds';

const threshold = z.object({
  least: z.number(),
  /** Announced: what counts from that day on. */
  next: z.object({ least: z.number(), from: z.string() }).nullable(),
});
type Threshold = z.infer<typeof threshold>;

/** One of each measure. */
export const perThreshold = <T>(make: (id: ThresholdId) => T): Record<ThresholdId, T> =>
  Object.fromEntries(thresholdIds.map((id) => [id, make(id)])) as Record<ThresholdId, T>;

const atFloor = (id: ThresholdId): Threshold => ({ least: gateThresholds[id].floor, next: null });

/**
 * A gate policy: what a workspace wants at its gates beyond the product's own requirements. Versioned per workspace; a published
 * version never changes. It tightens and adds; the product's requirements are not in it, so that it cannot remove one.
 */
export const gatePolicy = z.object({
  // Where a version is older than a measure, what held then: the floor.
  thresholds: z
    .partialRecord(z.enum(thresholdIds), threshold)
    .transform((given) => perThreshold((id) => given[id] ?? atFloor(id))),
  added: z.array(
    z.object({
      gate: z.enum(gatedStages),
      requirement: z.enum(addableIds),
      /** Null where the requirement has no figure. */
      least: z.number().nullable(),
      /** What it is about (a kind of scenario, an item, …); null where it is about nothing in particular. */
      of: z.string().nullable(),
      /** The first day on which it blocks; null: from its publication on. */
      from: z.string().nullable(),
    }),
  ),
});
export type GatePolicy = z.infer<typeof gatePolicy>;
export type AddedRequirement = GatePolicy['added'][number];

/** What a new workspace begins with. */
export const standardPolicy: GatePolicy = {
  thresholds: perThreshold((id) => ({ least: gateThresholds[id].standard, next: null })),
  added: [],
};

/** The figure that counts now. The floor holds even where a policy says less: it is the product's, not the workspace's. */
export function leastOf({ policy, now }: Pick<RuleContext, 'policy' | 'now'>, id: ThresholdId): number {
  return settled(policy.definition, dayOf(now)).thresholds[id].least;
}

/** The same requirement, whatever its figure: two of them at one gate are one that is tightened later. */
export const sameness = ({ gate, requirement, of }: Pick<AddedRequirement, 'gate' | 'requirement' | 'of'>): string =>
  [gate, requirement, of ?? ''].join(' ');

const begun = (from: Day | null, today: Day) => from === null || from <= today;

/**
 * A policy as it reads on a day: what was announced for that day or an earlier one counts, and took the place of what counted
 * until then.
 */
export function settled({ thresholds, added }: GatePolicy, today: Day): GatePolicy {
  return {
    thresholds: perThreshold((id) => {
      const { least, next } = thresholds[id];
      const reached = next !== null && begun(next.from, today);
      const figure = Math.max(gateThresholds[id].floor, reached ? next.least : least);
      return { least: figure, next: reached ? null : next };
    }),
    added: added.filter((one) => {
      if (!begun(one.from, today)) return true;
      const later = added.filter((other) => other !== one && sameness(other) === sameness(one));
      return !later.some((other) => begun(other.from, today) && (other.from ?? '') > (one.from ?? ''));
    }),
  };
}

/** A policy once everything counts that it announces. */
export const ultimately = (policy: GatePolicy): GatePolicy => settled(policy, '9999-12-31');

/** What the workspace wants besides at a gate: what counts on that day, and what is announced. */
export function addedAt(
  policy: GatePolicy,
  gate: GatedStage,
  today: Day,
): { counting: AddedRequirement[]; announced: AddedRequirement[] } {
  const here = settled(policy, today).added.filter((one) => one.gate === gate);
  return {
    counting: here.filter(({ from }) => begun(from, today)),
    announced: here.filter(({ from }) => !begun(from, today)),
  };
}
