import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { tool } from '../lib/child';
import { Failure } from '../lib/failure';

// Without windows, menus and profiles, a first page costs a third of what it costs a whole browser: with hundreds of tests, minutes.
const shells = ['chromium-headless-shell', 'chrome-headless-shell'];
const wholeBrowsers = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const inFolders = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * A Chromium that runs: a headless shell if there is one or Debian has its package, else a whole browser; Playwright's own before
 * the system's, else one that is installed now. Its executable.
 */
export function findBrowser(): string {
  const shell = headlessShell();
  if (shell) return shell;
  if (isRootOnDebian()) {
    console.log('Installing the headless shell of Chromium …');
    installPackage('chromium-headless-shell');
  }
  const found = headlessShell() ?? wholeBrowser();
  if (found) return found;
  console.log('No browser is installed; installing Chromium …');
  // Refused by closed networks, where Debian's package may still be had.
  spawnSync(process.execPath, [tool('playwright/cli.js'), 'install', '--only-shell', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  if (!headlessShell() && isRootOnDebian()) installPackage('chromium');
  const installed = headlessShell() ?? wholeBrowser();
  if (installed) return installed;
  throw new Failure(
    'The browser tests need Chromium, which could not be installed. Install it (Debian: sudo apt-get install chromium; ' +
      'elsewhere: npx playwright install --with-deps chromium, or Google Chrome), then run npm test again.',
  );
}

const headlessShell = (): string | undefined => firstThatRuns([...playwrightShells(), ...inPath(shells)]);
const wholeBrowser = (): string | undefined =>
  firstThatRuns([chromium.executablePath(), ...inPath(wholeBrowsers), ...inFolders]);

/** Playwright names the whole browser's file alone; the shell of the same revision lies in a folder beside it. */
function playwrightShells(): string[] {
  const revision = /^(.*)[\\/]chromium-(\d+)[\\/]/.exec(chromium.executablePath());
  const folder = revision && path.join(revision[1] ?? '', `chromium_headless_shell-${revision[2]}`);
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) =>
    ['chrome-headless-shell', 'headless_shell', 'chrome-headless-shell.exe'].map((file) =>
      path.join(folder, name, file),
    ),
  );
}

const inPath = (names: string[]): string[] =>
  names.flatMap((name) => (process.env.PATH ?? '').split(path.delimiter).map((folder) => path.join(folder, name)));

const isRootOnDebian = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

function installPackage(name: string): void {
  // Ended by its own timeouts for the network alone: killed while it unpacks, it would leave half a package.
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-o', 'Acquire::http::Timeout=20', '-o', 'Acquire::https::Timeout=20', ...words], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = () => apt('install', '-y', '--no-install-recommends', name);
  // Lists of packages may be there already; in a fresh container they are not.
  if (!install() && apt('update')) install();
}

// A browser may be there and lack the system's libraries; asking for its version finds out.
const firstThatRuns = (candidates: string[]): string | undefined =>
  candidates.find((file) => file && existsSync(file) && runs(file));

function runs(file: string): boolean {
  return spawnSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
