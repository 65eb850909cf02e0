import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths';

// The client follows from the schema, and its files change with each generation.
const leftOut = 'lib/db/generated';

/** A hash of the content and names of all files in these files and folders (relative to the root), tests and generated files left out. */
export function fingerprint(sources: string[]): string {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of filesOf(source)) {
      hash.update(`${file}\0`);
      hash.update(readFileSync(path.join(root, file)));
      hash.update('\0');
    }
  }
  return hash.digest('hex');
}

function filesOf(source: string): string[] {
  const absolute = path.join(root, source);
  if (source === leftOut || !existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return /\.test\.tsx?$/.test(source) ? [] : [source];
  return readdirSync(absolute)
    .sort()
    .flatMap((name) => filesOf(path.join(source, name)));
}
