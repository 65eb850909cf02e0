import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Addresses } from '../database/migrate';
import { runningPostmaster } from '../postgres/cluster';
import { choosePlace } from '../postgres/place';
import { loadSettings } from '../start/settings';
import { Failure } from './failure';
import { home } from './paths';

/**
 * The database that a maintenance command works on: the one of DATABASE_URL and DATABASE_ADMIN_URL, else the built-in one of
 * this folder, while it runs.
 */
export function maintainedDatabase(): Addresses {
  const { DATABASE_URL: appUrl, DATABASE_ADMIN_URL: adminUrl } = process.env;
  if (appUrl && adminUrl) return { appUrl, adminUrl };
  if (appUrl || adminUrl) {
    throw new Failure('Set both DATABASE_URL and DATABASE_ADMIN_URL, or neither for the built-in database.');
  }
  const running = existsSync(path.join(home, 'settings.json')) ? runningPostmaster(choosePlace(home)) : undefined;
  if (!running) {
    throw new Failure('No database: start Airworthy with npm start, or set DATABASE_URL and DATABASE_ADMIN_URL.');
  }
  const { ownerPassword, appPassword } = loadSettings();
  const at = `127.0.0.1:${running.port}/airworthy`;
  return {
    adminUrl: `postgresql://airworthy_owner:${ownerPassword}@${at}`,
    appUrl: `postgresql://airworthy_web:${appPassword}@${at}`,
  };
}

/** Lets lib/db work with that database, in a command that serves nobody. Call it before the first query. */
export function workAsApp({ appUrl, adminUrl }: Addresses): void {
  process.env.DATABASE_URL = appUrl;
  process.env.DATABASE_ADMIN_URL = adminUrl;
  process.env.AUTH_SECRET ||= 'a maintenance command signs no session';
  process.env.APP_URL ||= 'http://127.0.0.1:3000';
}
