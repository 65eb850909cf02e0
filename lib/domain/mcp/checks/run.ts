import type { CheckResult } from './check';
import type { CheckInput, CheckTools } from './input';

/** Every check, in the table's order: what cannot be judged from the input is not verified. */
export type RunChecks = (input: CheckInput, tools: CheckTools) => CheckResult[];
