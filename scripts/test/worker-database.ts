import { inject } from 'vitest';
import { createDatabase, type TestDatabase } from '../database/template';

// Runs before each test file and before its imports: a copy of the migrated template for the process, which the files that share
// it use one after the other, each test in a workspace of its own, and the settings that lead to it, before any module reads them.
const held = globalThis as { testDatabase?: TestDatabase };
const database = (held.testDatabase ??= await createDatabase(
  inject('databaseServer'),
  `airworthy_worker_${process.env.VITEST_POOL_ID ?? '1'}`,
  'airworthy_template',
));
process.env.DATABASE_URL = database.appUrl;
process.env.DATABASE_ADMIN_URL = database.adminUrl;
process.env.AUTH_SECRET = 'a secret for tests alone, long enough';
process.env.APP_URL = 'http://localhost:3000';
