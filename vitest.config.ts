import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

// An offset of three quarters of an hour, a day ahead of the Americas, with daylight saving: dates that depend on the
// machine's zone fail here.
const env = { TZ: 'Pacific/Chatham' };

const resolve = { alias };

const database = {
  env,
  globalSetup: ['scripts/test/global-database.ts'],
  setupFiles: ['scripts/test/worker-database.ts', 'scripts/test/facts-read-again.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
};

// They count on a database that nobody has used, on settings that a process reads once, or on modules that are not watched
// (scripts/test/facts-read-again.ts): a process and a database for each.
const apart = [
  'lib/commands/statements.test.ts',
  'lib/db/{audit-trail,pgbouncer,replica,statement-names}.test.ts',
  'lib/identity/set-up.test.ts',
  'lib/jobs/{mail-notifications,board-reports,start}.test.ts',
  'lib/mail/mail.test.ts',
  'lib/queries/size.test.ts',
];

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: '100%',
    // Without isolation the files of a worker share one process, and with it the modules that take most of the time to load.
    projects: [
      {
        resolve,
        test: {
          name: 'unit',
          // Properties try hundreds of inputs; a busy machine takes its time, and tests hold no clock.
          testTimeout: 60_000,
          isolate: false,
          env,
          include: [
            'lib/*.test.ts',
            'lib/{domain,charts,url,pdf,report,spreadsheet,mcp}/**/*.test.ts',
            '{components,scripts}/**/*.test.ts',
          ],
          exclude: ['scripts/database/**'],
        },
      },
      {
        resolve,
        test: {
          ...database,
          name: 'database',
          isolate: false,
          include: [
            'lib/{db,queries,commands,session,identity,mail,jobs,live,import,transfer,actions}/**/*.test.ts',
            '{prisma,scripts/database}/**/*.test.ts',
          ],
          exclude: apart,
        },
      },
      { resolve, test: { ...database, name: 'database-apart', include: apart } },
    ],
  },
});
