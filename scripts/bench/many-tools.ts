import { lookUp } from '../../lib/testing/mcp/good-tools';
import { openMcpServer } from '../../lib/testing/mcp-server';
import type { TestDatabase } from '../database/template';
import { query } from './database';
import { page } from './measure';
import { post } from './probes';

const tools = 500;
const rounds = 5;

/** Milliseconds, the middle of five. */
export type ManyTools = {
  /** A run of the checks: the contract of 500 tools read over HTTP, taken in, and every check made of it. */
  checked: number;
  /** The page of the tools. */
  shown: number;
};

type Product = { url: string; slug: string; headers: Record<string, string> };

/** A server of 500 tools, registered in the workspace: what it takes to look at it, and to show it. The settings must lead to the database. */
export async function manyTools(database: TestDatabase, { url, slug, headers }: Product): Promise<ManyTools> {
  const offered = Array.from({ length: tools }, (_, at) => ({ ...lookUp, name: `account_look_up_${at}` }));
  const mcp = await openMcpServer({ tools: offered });
  try {
    const [here] = await query<{ id: string; member: string }>(
      database,
      `update workspace w set allowed_hosts = '{127.0.0.1}' from member m
       where w.slug = $1 and m.workspace_id = w.id and m.role = 'admin' returning w.id, m.id as member`,
      [slug],
    );
    if (!here) throw new Error(`There is no workspace ${slug}.`);
    const server = await register({ url, slug, headers }, { address: mcp.url, owner: here.member });
    const shownAt = page('tools', `${url}/w/${slug}/servers/${server}/tools`, headers);
    const took = { checked: [] as number[], shown: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      took.checked.push(await check(here.id, server, mcp.url));
      took.shown.push(await timeOf(shownAt.run));
    }
    return { checked: middle(took.checked), shown: middle(took.shown) };
  } finally {
    await mcp.close();
    await (await import('../../lib/jobs/queue')).closeQueue();
  }
}

async function register({ url, slug, headers }: Product, { address, owner }: { address: string; owner: string }) {
  const form = {
    name: `Measured ${Date.now()}`,
    purpose: 'Looks up accounts for the benchmark.',
    owner,
    address,
    package: '',
    environment: 'production',
    identityModel: 'delegated',
    dataClasses: ['internal'],
    rhythm: 'never',
    systems: [],
  };
  const { status, body } = await post(`${url}/api/w/${slug}/commands/save-server`, form, headers);
  if (status !== 200) throw new Error(`save-server answered ${status}: ${body}`);
  return (JSON.parse(body) as { value: { id: string } }).value.id;
}

/** In this process, as the job does it, without the time that a job waits for its turn. */
async function check(workspaceId: string, serverId: string, target: string): Promise<number> {
  const [{ inWorkspace }, { startCheckRun }, { checkServerNow }, { checkerVersion }] = await Promise.all([
    import('../../lib/db/workspace-transaction'),
    import('../../lib/db/check-runs'),
    import('../../lib/commands/check-server-now'),
    import('../../lib/domain/mcp/checks/check'),
  ]);
  const start = { startedById: null, target, checkerVersion, tryLimits: false, now: new Date() };
  const run = await inWorkspace(workspaceId, (tx) => startCheckRun(tx, serverId, start));
  if (!run) throw new Error('A run of the checks is under way.');
  const took = await timeOf(() => checkServerNow(workspaceId, run.id, { now: () => new Date() }));
  const done = await inWorkspace(workspaceId, (tx) =>
    tx.checkRun.findFirstOrThrow({ where: { id: run.id }, select: { state: true, problem: true } }),
  );
  if (done.state !== 'done' || done.problem !== '') throw new Error(`The checks came to nothing: ${done.problem}`);
  return took;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const middle = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
