import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode, tool } from './child';
import { fingerprint } from './fingerprint';
import { root } from './paths';

// Whatever can change what a build contains. The generated Prisma client follows from the schema.
const sources = [
  'app',
  'components',
  'lib',
  'pages',
  'public',
  'prisma/schema',
  'prisma/migrations',
  'instrumentation.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.base.json',
  'tsconfig.json',
  'package-lock.json',
];

/** Builds unless this folder holds a complete build of the same sources; true if it did. */
export async function build({ folder = '.next', onStart = () => {} } = {}): Promise<boolean> {
  const note = path.join(root, folder, 'airworthy-sources');
  const current = fingerprint(sources);
  if (existsSync(note) && readFileSync(note, 'utf8') === current) return false;
  onStart();
  // Gone before the first file changes: a build that is interrupted is not taken for a complete one.
  rmSync(note, { force: true });
  await runNode('The build', [tool('next/dist/bin/next'), 'build'], {
    NEXT_DIST_DIR: folder,
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
  });
  mkdirSync(path.dirname(note), { recursive: true });
  writeFileSync(note, current);
  return true;
}
