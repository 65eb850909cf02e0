import { runCommand } from './lib/failure';
import { generateClient } from './lib/generate';

await runCommand(async () => {
  await generateClient();
  // It imports what was just generated, which a new clone lacks.
  const { main } = await import('./bench/main');
  await main();
});
