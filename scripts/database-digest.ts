import { digestTables } from './database/digest';
import { maintainedDatabase } from './lib/database-address';
import { runCommand } from './lib/failure';

/** `npm run database:digest`: a line for each table, to be compared with what a restored copy says. Changes nothing. */
async function main(): Promise<void> {
  for (const { table, rows, digest } of await digestTables(maintainedDatabase().adminUrl)) {
    console.log(`${table.padEnd(32)} ${String(rows).padStart(10)} ${digest}`);
  }
}

await runCommand(main);
