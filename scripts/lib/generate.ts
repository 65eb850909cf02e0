import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runNode, tool } from './child';
import { fingerprint } from './fingerprint';
import { home, root } from './paths';

/** Generates the Prisma client if the schema or Prisma itself changed since the last time; true if it did. */
export async function generateClient(): Promise<boolean> {
  const note = path.join(home, 'generated');
  const current = fingerprint(['prisma/schema', 'prisma.config.ts', 'node_modules/prisma/package.json']);
  const client = path.join(root, 'lib', 'db', 'generated', 'client.ts');
  if (existsSync(client) && existsSync(note) && readFileSync(note, 'utf8') === current) return false;
  await runNode('Generating the Prisma client', [tool('prisma/build/index.js'), 'generate']);
  mkdirSync(home, { recursive: true });
  writeFileSync(note, current);
  return true;
}
