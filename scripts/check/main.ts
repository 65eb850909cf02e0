import { generateClient } from '../lib/generate';
import { inParallel } from '../lib/parallel';
import { checks, outcomeOf, type Outcome } from './checks';

/** Runs all checks and prints each as it ends, with its complaints. */
export async function runChecks(): Promise<Outcome[]> {
  await generateClient();
  return inParallel(Object.entries(checks), 2, async ([name, check]) => {
    const outcome = await outcomeOf(name, check);
    console.log(`${outcome.ok ? '✓' : '✗'} ${outcome.name} (${outcome.seconds.toFixed(1)} s)`);
    if (!outcome.ok) console.log(outcome.output);
    return outcome;
  });
}
