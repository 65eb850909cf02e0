import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { migratedSchemaFolder, schemaFolder } from '../lib/paths';
import { offlineAdapter } from './adapters';
import { openEngine } from './engine';
import { readSchema } from './files';

/** The SQL that takes the schema as of the last migration to the present one; empty if nothing changed. Needs no database. */
export async function unmigratedSql(): Promise<string> {
  const before = readSchema(migratedSchemaFolder);
  const files = readSchema();
  const engine = await openEngine(offlineAdapter());
  try {
    const result = await engine.diff({
      from: before.length > 0 ? { tag: 'schemaDatamodel', files: before } : { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    const sql = (result.stdout ?? '').trim();
    return /^-- This is an empty migration\.?$/.test(sql) ? '' : sql;
  } finally {
    engine.free();
  }
}

/** Records that the present schema has its migration. */
export function rememberSchema(): void {
  rmSync(migratedSchemaFolder, { recursive: true, force: true });
  mkdirSync(migratedSchemaFolder, { recursive: true });
  cpSync(schemaFolder, migratedSchemaFolder, { recursive: true });
}
