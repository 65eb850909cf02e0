import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import { readSchema } from './files';

type Engine = typeof SchemaEngine;

// The JavaScript around the engine remembers the memory of one instance, so that a process can have only one.
let loaded: Promise<Engine> | undefined;

/**
 * Prisma's schema engine as WebAssembly: the same that `prisma migrate` downloads as a binary, from the npm registry alone.
 * The caller frees it.
 */
export async function openEngine(adapter: SqlMigrationAwareDriverAdapterFactory): Promise<SchemaEngine> {
  loaded ??= load();
  const datamodels = readSchema().map(({ path: name, content }): [string, string] => [name, content]);
  return (await loaded).new({ datamodels }, () => undefined, bindMigrationAwareSqlAdapterFactory(adapter));
}

async function load(): Promise<Engine> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve('@prisma/schema-engine-wasm'));
  // Typed by hand: the package's own entry point imports the .wasm file as a module, which Node does not know.
  const glue = (await import(pathToFileURL(path.join(folder, 'schema_engine_bg.js')).href)) as {
    SchemaEngine: Engine;
    __wbg_set_wasm(exports: WebAssembly.Exports): void;
  };
  // The engine hands its message to this before it aborts.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  const imports: Record<string, unknown> = { ...glue };
  // Its patience for a lock, ten seconds, would otherwise keep the process alive long after the work is done.
  for (const name of Object.keys(imports).filter((key) => key.startsWith('__wbg_setTimeout'))) {
    imports[name] = (work: () => void, milliseconds: number) => setTimeout(work, milliseconds).unref();
  }
  const wasm = new WebAssembly.Module(readFileSync(path.join(folder, 'schema_engine_bg.wasm')));
  const instance = new WebAssembly.Instance(wasm, { './schema_engine_bg.js': imports as WebAssembly.ModuleImports });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue.SchemaEngine;
}
