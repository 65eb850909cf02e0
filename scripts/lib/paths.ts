import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** What an installation keeps for itself: settings, data, logs, notes of what was built from what. */
export const home = path.join(root, '.airworthy');

export const schemaFolder = path.join(root, 'prisma', 'schema');
export const migrationsFolder = path.join(root, 'prisma', 'migrations');

/** The schema as of the last migration, kept so that the next one can be computed without a database. */
export const migratedSchemaFolder = path.join(migrationsFolder, '.schema');
