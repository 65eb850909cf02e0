import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rememberSchema, unmigratedSql } from './database/difference';
import { Failure, runCommand } from './lib/failure';
import { migrationsFolder } from './lib/paths';

/**
 * `npm run db:diff -- NAME` writes the next migration from what changed in prisma/schema since the last one. Add by hand what
 * a Prisma schema cannot say: row-level security, check constraints, triggers. `--empty` starts one of those alone;
 * `--accept` says that the migrations, edited by hand, now make what the schema says.
 */
async function main(): Promise<void> {
  if (process.argv.includes('--accept')) return rememberSchema();
  const name = process.argv.slice(2).find((argument) => !argument.startsWith('--'));
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    throw new Failure(
      'Usage: npm run db:diff -- NAME [--empty], where NAME is lower-case letters, digits and underscores.',
    );
  }
  const sql = await unmigratedSql();
  if (!sql && !process.argv.includes('--empty')) {
    throw new Failure('The schema has not changed since the last migration. For SQL of your own, add --empty.');
  }
  const stamp = new Date().toISOString().replaceAll(/[-:T]/g, '').slice(0, 14);
  const folder = path.join(migrationsFolder, `${stamp}_${name}`);
  mkdirSync(folder, { recursive: true });
  const lock = path.join(migrationsFolder, 'migration_lock.toml');
  if (!existsSync(lock)) writeFileSync(lock, '# Kept for the Prisma commands.\nprovider = "postgresql"\n');
  writeFileSync(path.join(folder, 'migration.sql'), `${sql}\n`);
  rememberSchema();
  console.log(`Wrote ${path.relative(process.cwd(), folder)}/migration.sql.`);
}

await runCommand(main);
