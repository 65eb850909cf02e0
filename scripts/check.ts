import { runChecks } from './check/main';
import { Failure, runCommand } from './lib/failure';

/** `npm run check`: format, lint, types, import boundaries, dead code, unmigrated schema. */
await runCommand(async () => {
  const outcomes = await runChecks();
  const failed = outcomes.filter(({ ok }) => !ok).length;
  if (failed > 0) throw new Failure(`${failed} of ${outcomes.length} checks failed.`);
});
