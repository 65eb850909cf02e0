// Plain JavaScript without dependencies: it runs before any package is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/**
 * Installs the locked packages if they are missing or others than locked, then runs a TypeScript module's `main`.
 * @param {string} file the module, relative to `scripts`
 */
export async function runTypeScript(file) {
  process.chdir(root);
  if (!packagesAreInstalled()) installPackages();
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import(pathToFileURL(path.join(root, 'scripts', file)).href);
  const { runCommand } = await import(pathToFileURL(path.join(root, 'scripts', 'lib', 'failure.ts')).href);
  await runCommand(main);
  // An interrupted set-up leaves promises behind that nobody waits for.
  process.exit();
}

// npm writes node_modules/.package-lock.json last, so that an interrupted installation has none.
function packagesAreInstalled() {
  const locked = readPackages('package-lock.json');
  const installed = readPackages(path.join('node_modules', '.package-lock.json'));
  if (!locked || !installed) return false;
  return Object.entries(locked).every(([name, { version, optional, devOptional }]) => {
    if (name === '') return true;
    const found = installed[name];
    return found ? found.version === version : Boolean(optional || devOptional);
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Megabytes that the packages take. A full disk shows as any error: a package's own script that reads half a file. */
const packagesTake = 1_000;

function installPackages() {
  console.log('Installing packages …');
  const { bavail, bsize } = statfsSync(root);
  const free = Math.floor((bavail * bsize) / 1_000_000);
  // The npm that runs us, where there is one: PATH may hold another, or none.
  const npm = process.env.npm_execpath;
  const known = npm && /\.c?js$/.test(npm) && existsSync(npm);
  const options = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  const [command, ...rest] = known ? [process.execPath, npm, ...options] : ['npm', ...options];
  const result = spawnSync(command, rest, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'inherit', 'pipe'] });
  if (result.status === 0) return;
  if (result.signal) process.exit(130);
  const output = result.stderr || result.error?.message || '';
  console.error(`The packages could not be installed: ${reasonOf(output, free)}`);
  process.exit(1);
}

/** @param {string} output what npm said @param {number} free megabytes before it began */
function reasonOf(output, free) {
  if (/ENOSPC|no space left/i.test(output)) return 'the disk is full.';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET/.test(output)) {
    return 'the package registry cannot be reached.';
  }
  if (free < packagesTake) {
    return `the disk is full. They take about ${packagesTake} MB, and ${free} MB were free.`;
  }
  return `npm ci says:\n${output.trim()}`;
}
