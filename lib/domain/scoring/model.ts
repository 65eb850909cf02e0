import { z } from 'zod';
import { factors, type Factor } from './factors';

const perFactor = <T extends z.ZodType>(value: T) => z.record(z.enum(factors), value);

/**
 * A scoring model: what counts how much, and where the verdicts begin. Versioned per workspace; a published version
 * never changes. Weights are shares that sum to 1; thresholds are scores (0–100); a target is the level (1–5) a factor
 * should reach, below which it becomes a condition.
 */
export const modelDefinition = z.object({
  weights: perFactor(z.number().min(0).max(1)).refine(
    (weights) => Math.abs(Object.values(weights).reduce((sum, weight) => sum + weight, 0) - 1) < 1e-9,
    'The weights must sum to 1.',
  ),
  targets: perFactor(z.number().int().min(1).max(5)),
  strongFrom: z.number().min(0).max(100),
  notBelow: z.number().min(0).max(100),
  /** Five texts per factor, level 1 first. */
  rubrics: perFactor(z.array(z.string().min(1)).length(5)),
});
export type ModelDefinition = z.infer<typeof modelDefinition>;

export const equalWeights = Object.fromEntries(factors.map((factor) => [factor, 1 / factors.length])) as Record<
  Factor,
  number
>;
