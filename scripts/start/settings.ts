import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { home } from '../lib/paths';

/** What an installation made up for itself the first time, and keeps. */
export interface Settings {
  /** Of the built-in PostgreSQL, on 127.0.0.1. */
  postgresPort: number;
  superuserPassword: string;
  ownerPassword: string;
  appPassword: string;
  authSecret: string;
}

const file = path.join(home, 'settings.json');

/** The saved settings; made up, and saved for this account's eyes only, the first time. */
export function loadSettings(): Settings {
  mkdirSync(home, { recursive: true });
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Settings;
  const settings = {
    postgresPort: 0,
    superuserPassword: secret(),
    ownerPassword: secret(),
    appPassword: secret(),
    authSecret: secret(),
  };
  saveSettings(settings);
  return settings;
}

/** Written beside and renamed, so that a kill in between leaves the old ones. */
export function saveSettings(settings: Settings): void {
  writeFileSync(`${file}.new`, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

const secret = () => randomBytes(24).toString('base64url');
