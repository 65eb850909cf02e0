import type { Actor } from '@/lib/domain/access/actor';
import { checks } from '@/lib/domain/mcp/checks/table';
import type { CheckDefinition, CheckResult } from '@/lib/domain/mcp/checks/check';
import type { KeptToken, TokenPurpose } from '@/lib/domain/servers/tokens';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import { serverPage } from './server';

export type RunRow = {
  id: string;
  number: number;
  state: 'running' | 'done' | 'failed';
  /** Null: its schedule. */
  startedBy: string | null;
  startedAt: Date;
  finishedAt: Date | null;
  step: string;
  target: string | null;
  contractHash: string | null;
  checkerVersion: string;
  failed: number;
  warned: number;
  passed: number;
  unverified: number;
  problem: string;
};

export type ServerChecksPage = {
  /** The newest of all, where it is still running or came to nothing. */
  newest: RunRow | null;
  /** The one that is shown: what was asked for, else the newest that is done. */
  run: RunRow | null;
  /** Every check in the table's order; null where this run has no result of it. */
  results: { check: CheckDefinition; result: CheckResult | null }[];
  /** Newest first, some of them. */
  history: RunRow[];
  /** The number before which the older ones begin; null: there are none. */
  older: number | null;
  /** Which tokens are kept; no token is ever read here. */
  tokens: KeptToken[];
  /** The newest call that a collector told of; null: none sends its traces here. */
  lastCallAt: Date | null;
};

const shownAtMost = 50;

/** What the checks made of a server; null for whoever may not look. `number`: the run to show; `before`: where the history begins. */
export async function serverChecks(
  actor: Actor,
  id: string,
  number: number | null,
  before: number | null = null,
): Promise<ServerChecksPage | null> {
  if (!(await serverPage(actor, id))) return null;
  return inWorkspace(actor.workspaceId, async (tx) => {
    const where = { workspaceId: tx.workspaceId, serverId: id };
    const newestFirst = { omit: { facts: true, results: true }, orderBy: { number: 'desc' } } as const;
    const earlier = numberOf(before);
    const rows = await tx.checkRun.findMany({
      where: { ...where, ...(earlier && { number: { lt: earlier } }) },
      ...newestFirst,
      take: shownAtMost + 1,
    });
    const newest = earlier ? await tx.checkRun.findFirst({ where, ...newestFirst }) : rows[0];
    const shown = rows.slice(0, shownAtMost);
    const [first = null, ...history] = await withNames(tx, newest ? [newest, ...shown] : []);
    const { run, results } = await shownRun(tx, id, numberOf(number));
    const byId = new Map(results.map((result) => [result.check, result]));
    const telemetry = await tx.serverTelemetry.findFirst({ where, select: { lastCallAt: true } });
    return {
      newest: first,
      run,
      results: checks.map((check) => ({ check, result: byId.get(check.id) ?? null })),
      history,
      older: rows.length > shownAtMost ? (shown.at(-1)?.number ?? null) : null,
      tokens: await keptTokens(tx, id),
      lastCallAt: telemetry?.lastCallAt ?? null,
    };
  });
}

/** What of an address may be the number of a run. */
const numberOf = (asked: number | null): number | null =>
  asked !== null && asked > 0 && asked <= 2_147_483_647 ? asked : null;

/** The run of that number if it is done, else the newest that is, whatever their age: the history shows no more than the newest ones. */
async function shownRun(tx: WorkspaceTx, serverId: string, number: number | null) {
  const where = { workspaceId: tx.workspaceId, serverId, state: 'done' };
  const look = { omit: { facts: true }, orderBy: { number: 'desc' } } as const;
  const asked = number === null ? null : await tx.checkRun.findFirst({ where: { ...where, number }, ...look });
  const found = asked ?? (await tx.checkRun.findFirst({ where, ...look }));
  if (!found) return { run: null, results: [] };
  const { results, ...row } = found;
  const [run = null] = await withNames(tx, [row]);
  return { run, results: results as unknown as CheckResult[] };
}

async function keptTokens(tx: WorkspaceTx, serverId: string): Promise<KeptToken[]> {
  const where = { workspaceId: tx.workspaceId, serverId };
  const rows = await tx.serverSecret.findMany({ where, select: { purpose: true, setById: true, setAt: true } });
  const names = await namesOf(
    tx,
    rows.map(({ setById }) => setById),
  );
  return rows.map(({ purpose, setById, setAt }) => ({
    purpose: purpose as TokenPurpose,
    setBy: names.get(setById) ?? 'Unknown',
    setAt,
  }));
}

type Row = Omit<RunRow, 'state' | 'startedBy'> & { state: string; startedById: string | null };

async function withNames(tx: WorkspaceTx, rows: Row[]): Promise<RunRow[]> {
  const ids = rows.flatMap(({ startedById }) => (startedById ? [startedById] : []));
  const names = await namesOf(tx, ids);
  return rows.map(({ startedById, state, ...row }) => ({
    ...row,
    state: state as RunRow['state'],
    startedBy: startedById && (names.get(startedById) ?? 'Unknown'),
  }));
}

async function namesOf(tx: WorkspaceTx, ids: string[]): Promise<Map<string, string>> {
  const people = await tx.member.findMany({
    where: { workspaceId: tx.workspaceId, id: { in: ids } },
    select: { id: true, name: true },
  });
  return new Map(people.map(({ id, name }) => [id, name]));
}
