import { main } from './bench/main';
import { runCommand } from './lib/failure';

await runCommand(main);
