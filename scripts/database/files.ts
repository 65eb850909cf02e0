import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm';
import { migrationsFolder, schemaFolder } from '../lib/paths';

/** Every `.prisma` file of a folder, sorted by name; empty if there is no such folder. */
export function readSchema(folder = schemaFolder): SchemaContainer[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: name, content: readFileSync(path.join(folder, name), 'utf8') }));
}

/** The names of all migrations in the repository, oldest first. */
export function migrationNames(): string[] {
  if (!existsSync(migrationsFolder)) return [];
  return readdirSync(migrationsFolder)
    .filter((name) => /^\d{14}_/.test(name) && existsSync(path.join(migrationsFolder, name, 'migration.sql')))
    .sort();
}

/** The migrations as the schema engine takes them. */
export function migrationList(): MigrationList {
  const lock = path.join(migrationsFolder, 'migration_lock.toml');
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lock) ? readFileSync(lock, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(path.join(migrationsFolder, name, 'migration.sql'), 'utf8') },
      },
    })),
  };
}
