import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

// An offset of three quarters of an hour, a day ahead of the Americas, with daylight saving: dates that depend on the
// machine's zone fail here.
const env = { TZ: 'Pacific/Chatham' };

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: '100%',
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          // Properties try hundreds of inputs; a busy machine takes its time, and tests hold no clock.
          testTimeout: 60_000,
          env,
          include: ['lib/*.test.ts', 'lib/{domain,charts,url,pdf}/**/*.test.ts', '{components,scripts}/**/*.test.ts'],
          exclude: ['scripts/database/**'],
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'database',
          env,
          include: [
            'lib/{db,queries,commands,session,identity,mail,jobs,import,actions}/**/*.test.ts',
            '{prisma,scripts/database}/**/*.test.ts',
          ],
          globalSetup: ['scripts/test/global-database.ts'],
          setupFiles: ['scripts/test/worker-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
