import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { SchemaContainer, SchemaEngine } from '@prisma/schema-engine-wasm';

/**
 * Prisma's schema engine as WebAssembly: the same that `prisma migrate` downloads as a binary, from the npm registry alone.
 * Comparing schemas needs no database, so any address does for that.
 */
export async function openEngine(url: string, datamodels: SchemaContainer[]): Promise<SchemaEngine> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  // Typed by hand: the package's own entry point imports the .wasm file as a module, which Node does not know.
  const glue = (await import(path.join(folder, 'schema_engine_bg.js'))) as {
    SchemaEngine: typeof SchemaEngine;
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  const wasm = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, {
    './schema_engine_bg.js': glue as unknown as WebAssembly.ModuleImports,
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg({ connectionString: url }));
  return glue.SchemaEngine.new(
    { datamodels: datamodels.map(({ path: name, content }): [string, string] => [name, content]) },
    () => undefined,
    adapter,
  );
}
