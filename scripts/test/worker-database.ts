import { inject } from 'vitest';
import { createDatabase } from '../database/template';

// Runs before each test file and before its imports, in a process of its own: a fresh copy of the migrated template, and the
// settings that lead to it, before any module reads them.
const database = await createDatabase(
  inject('databaseServer'),
  `airworthy_worker_${process.env.VITEST_POOL_ID ?? '1'}`,
  'airworthy_template',
);
process.env.DATABASE_URL = database.appUrl;
process.env.DATABASE_ADMIN_URL = database.adminUrl;
process.env.AUTH_SECRET = 'a secret for tests alone, long enough';
process.env.APP_URL = 'http://localhost:3000';
