import type { Example } from './example';
import { importExamples } from './imports';
import { operationExamples } from './operation';
import { peopleExamples } from './people';
import { planExamples } from './plan';
import { readinessExamples } from './readiness';
import { scoringExamples } from './scoring';
import { serverExamples } from './servers';
import { useCaseExamples } from './use-cases';
import { workspaceExamples } from './workspace';

/** One valid input per command, by its name. A new command adds its own to one of these files. */
export const examples: Record<string, Example> = {
  ...useCaseExamples,
  ...operationExamples,
  ...planExamples,
  ...scoringExamples,
  ...readinessExamples,
  ...workspaceExamples,
  ...importExamples,
  ...peopleExamples,
  ...serverExamples,
};
