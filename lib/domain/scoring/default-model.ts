import { factors, type Factor } from './factors';
import { equalWeights, type ModelDefinition } from './model';
import { copyOfRubrics } from './rubrics';

/**
 * The scoring model that a new workspace starts with. The target of 4 is the level at which the rubric of every factor
 * reads as ready; and because a weighted mean below 4 is just what a score below 75 means, a use case that misses
 * "strong" by its score always has at least one condition that says why.
 */
export const defaultModel: ModelDefinition = {
  weights: equalWeights,
  targets: Object.fromEntries(factors.map((factor) => [factor, 4])) as Record<Factor, number>,
  strongFrom: 75,
  notBelow: 50,
  rubrics: copyOfRubrics(),
};
