import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { tool } from '../lib/child';
import { Failure } from '../lib/failure';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
const inFolders = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** A Chromium that runs: Playwright's own, else the system's, else one that is installed now. Its executable. */
export function findBrowser(): string {
  const found = look();
  if (found) return found;
  console.log('No browser is installed; installing Chromium …');
  // Refused by closed networks, where Debian's package may still be had.
  spawnSync(process.execPath, [tool('playwright/cli.js'), 'install', 'chromium'], {
    stdio: 'ignore',
    timeout: 180_000,
  });
  const installed = look();
  if (installed) return installed;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    spawnSync('apt-get', ['update'], { stdio: 'ignore', env });
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { stdio: 'ignore', env });
  }
  const packaged = look();
  if (packaged) return packaged;
  throw new Failure(
    'The browser tests need Chromium, which could not be installed. Install it (Debian: sudo apt-get install chromium; ' +
      'elsewhere: npx playwright install --with-deps chromium, or Google Chrome), then run npm test again.',
  );
}

function look(): string | undefined {
  const inPath = (process.env.PATH ?? '').split(path.delimiter);
  const candidates = [
    chromium.executablePath(),
    ...names.flatMap((name) => inPath.map((folder) => path.join(folder, name))),
    ...inFolders,
  ];
  // A browser may be there and lack the system's libraries; asking for its version finds out.
  return candidates.find((file) => file && existsSync(file) && runs(file));
}

function runs(file: string): boolean {
  return spawnSync(file, ['--version', '--no-sandbox'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
