import path from 'node:path';
import { ended, startNode, tool } from '../lib/child';
import { judge, tallyVitest, type Tally } from './tally';

/** Runs the tests of these projects of vitest.config.ts, narrowed by file names if any are given. */
export async function runVitest(
  projects: string[],
  options: { folder: string; databaseServer: string | undefined; filters: string[] },
): Promise<Tally> {
  const report = path.join(options.folder, `vitest-${projects.join('-')}.json`);
  const arguments_ = [
    tool('vitest/vitest.mjs'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...options.filters,
  ];
  const child = startNode(arguments_, {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TEST_DATABASE_ADMIN_URL: options.databaseServer, NODE_ENV: 'test' },
  });
  return judge(report, await ended(child), tallyVitest);
}
