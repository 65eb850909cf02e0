import { parseArgs } from 'node:util';
import { loadLargeWorkspaces } from '../prisma/seed/large/load';
import { Failure, runCommand } from './lib/failure';

/**
 * `npm run seed:large -- --workspace NAME [--use-cases 10000] [--events 80000] [--workspaces 1]` fills the database of
 * DATABASE_ADMIN_URL with a generated workspace, for benchmarks and for looking at many rows; or with several, NAME-1, NAME-2, …,
 * each of so many use cases. `--events` are the lines of each workspace's audit trail.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      workspace: { type: 'string' },
      'use-cases': { type: 'string', default: '10000' },
      events: { type: 'string', default: '0' },
      workspaces: { type: 'string', default: '1' },
    },
  });
  const adminUrl = process.env.DATABASE_ADMIN_URL;
  if (!adminUrl) throw new Failure('Set DATABASE_ADMIN_URL to the owner of the tables.');
  const { workspace: slug } = values;
  if (!slug || !/^[a-z0-9][a-z0-9-]{1,31}$/.test(slug)) throw new Failure('Name the new workspace: --workspace large.');
  const useCases = whole('use-cases', values['use-cases'], 1);
  const events = whole('events', values.events, 0);
  const many = whole('workspaces', values.workspaces, 1);
  const now = new Date();
  const slugs = many === 1 ? [slug] : Array.from({ length: many }, (_, place) => `${slug}-${place + 1}`);
  await loadLargeWorkspaces(
    adminUrl,
    slugs.map((name, place) => ({ slug: name, useCases, events, now, seed: place + 1 })),
  );
  const seconds = ((Date.now() - now.getTime()) / 1000).toFixed(1);
  console.log(
    `${slugs.length === 1 ? slug : `${slug}-1 to ${slugs.at(-1)}`}: ${useCases} use cases each (${seconds} s).`,
  );
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least) throw new Failure(`--${name} takes a whole number from ${least}.`);
  return value;
}

await runCommand(main);
