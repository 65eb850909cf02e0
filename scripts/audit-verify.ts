import type pg from 'pg';
import type { ChainedEvent } from '@/lib/domain/audit/chain';
import {
  cutEndsSql,
  cutFaults,
  endFaults,
  oncePerChain,
  readEventsSql,
  trailEndsSql,
  verifyChains,
  type BrokenChain,
  type CutEnd,
  type Place,
  type TrailEnd,
} from '@/lib/db/verify-chains';
import { withClient } from './database/connect';
import { maintainedDatabase } from './lib/database-address';
import { Failure, runCommand } from './lib/failure';

/**
 * `npm run audit:verify [-- --workspace SLUG]`: recomputes the hash of every event of every chain, as the owner of the tables,
 * and compares the end of each trail with its use case. Ends with 1 if anything was altered, removed, moved or inserted.
 */
async function main(): Promise<void> {
  const slug = option('--workspace');
  await withClient(maintainedDatabase().adminUrl, 'DATABASE_ADMIN_URL', async (client) => {
    const workspaceId = slug ? await idOf(client, slug) : null;
    const report = await verifyChains((after, limit) => readEvents(client, workspaceId, after, limit));
    const { rows: cut } = await client.query<CutEnd>(cutEndsSql, [workspaceId]);
    const broken = oncePerChain([
      ...report.broken,
      ...cutFaults(cut),
      ...endFaults(await trailEnds(client, workspaceId)),
    ]);
    console.log(
      `${report.events} events in ${report.chains} chains: ${broken.length === 0 ? 'all whole.' : ''}`.trim(),
    );
    for (const fault of await named(client, broken)) console.error(fault);
    if (broken.length > 0) throw new Failure(`${broken.length} ${broken.length === 1 ? 'fault' : 'faults'} found.`);
  });
}

function option(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

async function idOf(client: pg.Client, slug: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>('select id from workspace where slug = $1', [slug]);
  if (!rows[0]) throw new Failure(`There is no workspace "${slug}".`);
  return rows[0].id;
}

async function readEvents(client: pg.Client, workspaceId: string | null, after: Place | null, limit: number) {
  const place = [after?.chain ?? null, after?.seq ?? 0];
  const { rows } = await client.query<ChainedEvent>(readEventsSql, [workspaceId, ...place, limit]);
  return rows;
}

async function trailEnds(client: pg.Client, workspaceId: string | null): Promise<TrailEnd[]> {
  const { rows } = await client.query<TrailEnd>(trailEndsSql, [workspaceId]);
  return rows;
}

async function named(client: pg.Client, broken: BrokenChain[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `select u.id, w.slug || '/' || u.key as name from use_case u join workspace w on w.id = u.workspace_id where u.id = any($1)
     union all select id, slug from workspace where id = any($1)`,
    [broken.map(({ chain }) => chain)],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return broken.map(({ chain, seq, problem }) => {
    const place = seq > 0 ? `, event ${seq}` : '';
    return `${names.get(chain) ?? `chain ${chain}`}${place}: ${problem}`;
  });
}

await runCommand(main);
