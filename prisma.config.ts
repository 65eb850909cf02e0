import { defineConfig } from 'prisma/config';

// `generate` and `validate` insist that a schema-engine binary exists but never run it; Node itself stands in for it,
// so that nothing has to be downloaded (migrations use the engine's WebAssembly build, see scripts/database/engine.ts).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

const url = process.env.DATABASE_ADMIN_URL ?? process.env.DATABASE_URL;

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(url ? { datasource: { url } } : {}),
});
