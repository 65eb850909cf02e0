import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { itemViews } from '@/lib/domain/checklist/items';
import { retirementTemplate } from '@/lib/domain/operation/retirement';
import { pastKill, pilotOverdue } from '@/lib/domain/plan/plan';
import { flowReasons } from '@/lib/domain/servers/flow';
import { signOffGaps, signOffStatus } from '@/lib/domain/signoffs/rules';
import { stages } from '@/lib/domain/stages/stages';
import { useCaseTemplates } from '@/lib/domain/use-case/templates';
import { addDays, dayOf } from '@/lib/domain/day';
import { verdictOfFacts } from '@/lib/domain/scoring/verdict';
import { checkDerived } from '@/lib/db/check-derived';
import { inIdentity } from '@/lib/db/identity-transaction';
import { loadFacts } from '@/lib/db/load-facts';
import { loadRuleContext } from '@/lib/db/load-rule-context';
import { endFaults, verifyChains } from '@/lib/db/verify-chains';
import { inWorkspace, type WorkspaceTx } from '@/lib/db/workspace-transaction';
import type { ChainedEvent } from '@/lib/domain/audit/chain';
import { exportTo, manifestOf, unpack } from '@/lib/testing/transfer';
import { importWorkspace } from '@/lib/transfer/import';
import { withClient } from '@/scripts/database/connect';
import { createDatabase } from '@/scripts/database/template';
import { captureNode, tool } from '@/scripts/lib/child';
import { found } from './sample/found';
import { stories } from './sample/stories';
import { loadSample } from './sample';

// The hardest moment: just after midnight on a Monday, so that yesterday was a Sunday and today has hardly begun.
const now = new Date('2026-11-23T00:20:00.000Z');
const today = dayOf(now);
let workspaceId: string;
let halfLoaded: string;

beforeAll(async () => {
  process.env.AIRWORTHY_CLOCK = now.toISOString();
  // What a load leaves that is killed right after it began; and then two that start at once.
  halfLoaded = (await found(now)).workspaceId;
  await Promise.all([loadSample(), loadSample()]);
  const made = await inIdentity((tx) => tx.workspace.findUniqueOrThrow({ where: { slug: 'meridian' } }));
  workspaceId = made.id;
}, 600_000);
afterAll(() => {
  delete process.env.AIRWORTHY_CLOCK;
});

const inSample = <T>(work: (tx: WorkspaceTx) => Promise<T>) => inWorkspace(workspaceId, work, { timeout: 60_000 });

const facts = (key: string) =>
  inSample(async (tx) => {
    const loaded = await loadFacts(tx, { key });
    if (!loaded) throw new Error(`There is no ${key}.`);
    return loaded;
  });

test('is loaded once, whoever else loads it, and again never', async () => {
  const before = await inSample((tx) => tx.event.count());
  await loadSample();
  expect(await inSample((tx) => tx.event.count())).toBe(before);
  expect(await inSample((tx) => tx.useCase.count())).toBe(stories.length);
  const all = await inIdentity((tx) => tx.workspace.findMany({ where: { slug: { startsWith: 'meridian' } } }));
  expect(all.map(({ id }) => id).sort()).toEqual([halfLoaded, workspaceId].sort());
});

test('puts out of sight what a killed load has left', async () => {
  const left = await inIdentity((tx) => tx.workspace.findUniqueOrThrow({ where: { id: halfLoaded } }));
  expect(left.slug).toMatch(/^meridian-[0-9a-f]{12}$/);
  expect(await inIdentity((tx) => tx.member.count({ where: { workspaceId: halfLoaded, removedAt: null } }))).toBe(0);
});

test('has people of every role who can be signed in with a click', async () => {
  const members = await inIdentity((tx) =>
    tx.member.findMany({ where: { workspaceId, removedAt: null }, include: { account: { include: { links: true } } } }),
  );
  expect(new Set(members.map(({ role }) => role))).toEqual(new Set(['admin', 'architect', 'contributor', 'viewer']));
  expect(members.filter(({ account }) => account.passwordHash !== null || account.links.length > 0)).toEqual([]);
  expect(members.every(({ jobTitle }) => jobTitle)).toBe(true);
});

test('occupies every stage, with the six strong first use cases among them', async () => {
  const rows = await inSample((tx) => tx.useCase.findMany({ select: { stage: true, title: true } }));
  const count = Object.fromEntries(
    stages.map((stage) => [stage, rows.filter((row) => row.stage === stage).length] as const),
  );
  expect(count).toEqual({
    candidate: 4,
    assessed: 6,
    poc: 5,
    pilot: 5,
    'go-live-review': 3,
    production: 4,
    parked: 2,
    rejected: 1,
    retired: 1,
  });
  const titles = rows.map(({ title }) => title);
  for (const template of useCaseTemplates) expect(titles).toContain(template.title);
});

test('lies in the past nine months, in working hours, each trail in the order of time', async () => {
  const events = await inSample((tx) =>
    tx.event.findMany({ select: { chain: true, at: true, seq: true }, orderBy: [{ chain: 'asc' }, { seq: 'asc' }] }),
  );
  const [first, last] = [Math.min(...events.map(({ at }) => +at)), Math.max(...events.map(({ at }) => +at))];
  expect(last).toBeLessThan(now.getTime());
  expect(dayOf(new Date(first)) >= addDays(today, -285)).toBe(true);
  for (const [index, event] of events.entries()) {
    const before = events[index - 1];
    if (before?.chain === event.chain) expect(event.at >= before.at).toBe(true);
    expect(event.at.getUTCDay() % 6).not.toBe(0);
    expect(event.at.getUTCHours()).toBeGreaterThanOrEqual(8);
    expect(event.at.getUTCHours()).toBeLessThan(18);
  }
});

test('has a production approval that lapsed with a new tool, and was given again by two of three', async () => {
  const status = signOffStatus('production', await facts('SALES-1'));
  const state = (role: string) => status.find((one) => one.role === role)?.state;
  expect([state('business'), state('technical'), state('data-governance')]).toEqual([
    'approved',
    'approved',
    'approved',
  ]);
  expect(status.find(({ role }) => role === 'security')).toMatchObject({
    state: 'lapsed',
    signOff: { lapsedBy: ['tools'] },
  });
});

test('has a waiver in production that is about to expire', async () => {
  const { stage, waivers } = await facts('CS-1');
  expect(stage).toBe('production');
  const [waiver] = waivers;
  expect(waiver).toMatchObject({ subject: 'OB-1', decision: 'approved' });
  expect(waiver!.expiresOn > today && waiver!.expiresOn <= addDays(today, 14)).toBe(true);
});

test('has evidence that expired in production, and a condition that is still open', async () => {
  const stale = itemViews(await facts('HR-1'), now).filter(({ state }) => state === 'stale');
  expect(stale.map(({ id, openBlocker }) => [id, openBlocker])).toEqual([
    ['DM-3', true],
    ['HF-1', false],
  ]);
  const { signOffRequests } = await facts('SALES-2');
  const conditions = signOffRequests.flatMap(({ signOffs }) => signOffs.flatMap((signOff) => signOff.conditions));
  expect(conditions.map(({ doneAt }) => doneAt === null).sort()).toEqual([false, true]);
});

test('has a review under way in production, an incident that was resolved, and one retired by its checklist', async () => {
  const { reviews } = await facts('HR-1');
  expect(reviews).toMatchObject([{ state: 'open', attestations: [{ answer: 'no-longer' }, { answer: 'still-true' }] }]);
  const { stage, incidents } = await facts('CS-1');
  expect(stage).toBe('production');
  expect(incidents).toMatchObject([{ severity: 'medium', suspended: null, resolution: { by: expect.anything() } }]);
  expect((await facts('IT-1')).retirement).toHaveLength(retirementTemplate.length);
});

test('has reviews that wait: for two signatures, for the security review, for nearly everything', async () => {
  const nearly = await facts('CS-2');
  expect(itemViews(nearly, now).filter(({ openBlocker }) => openBlocker)).toEqual([]);
  expect(signOffGaps('production', nearly).map(({ code }) => code)).toEqual([
    'sign-off-security',
    'sign-off-data-governance',
  ]);
  const blockers = itemViews(await facts('IT-2'), now).filter(({ openBlocker }) => openBlocker);
  expect(blockers.filter(({ item }) => item.area === 'security-review').length).toBeGreaterThanOrEqual(4);
  const early = itemViews(await facts('OPS-1'), now).filter(({ openBlocker }) => openBlocker);
  expect(early.length).toBeGreaterThan(10);
});

test('has a pilot past its end, one past a kill threshold, and a POC that waits for its business owner', async () => {
  const overdue = await facts('OPS-2');
  expect(pilotOverdue(overdue, now)).toBe(true);
  expect(overdue.plan.endsOn).toBe(addDays(today, -9));
  const { plan } = await facts('FIN-1');
  expect(plan.metrics.some((metric) => metric.results.pilot && pastKill(metric, metric.results.pilot.value))).toBe(
    true,
  );
  const waiting = await facts('FIN-4');
  expect(waiting).toMatchObject({ stage: 'poc', pocOutcome: { decision: 'continue' } });
  expect(signOffGaps('pilot', waiting).map(({ by }) => by)).toEqual([expect.stringContaining('Henrik Lindqvist')]);
});

test('has servers: one that changed without anybody’s doing, one with tools that do too much, one revoked', async () => {
  const rows = await inSample((tx) =>
    tx.server.findMany({
      include: { runs: { orderBy: { number: 'desc' }, take: 1 }, tools: true, contracts: true, useCases: true },
      orderBy: { name: 'asc' },
    }),
  );
  expect(rows.map(({ name, revokedAt }) => [name, revokedAt !== null])).toEqual([
    ['Collibra catalogue', false],
    ['Confluence knowledge base', false],
    ['Intranet search', true],
    ['Salesforce CRM', false],
    ['SharePoint documents', false],
    ['Zendesk tickets', false],
  ]);
  expect(rows.every(({ contracts, useCases }) => contracts.length > 0 && useCases.length > 0)).toBe(true);
  const notApproved = rows.flatMap(({ tools }) => tools.filter(({ hash, approvedHash }) => hash !== approvedHash));
  expect(notApproved.map(({ name }) => name).sort()).toEqual(['run_query', 'search_articles']);
  const failed = (name: string) =>
    ((rows.find((row) => row.name === name)?.runs[0]?.results ?? []) as { check: string; outcome: string }[])
      .filter(({ outcome }) => outcome === 'fail')
      .map(({ check }) => check);
  expect(failed('Collibra catalogue')).toEqual(expect.arrayContaining(['C12', 'C15']));
  expect(failed('Confluence knowledge base')).toEqual(['C11', 'C25']);
  for (const name of ['Salesforce CRM', 'SharePoint documents']) expect(failed(name)).toEqual([]);

  const changed = signOffStatus('production', await facts('CS-1'));
  expect(changed.map(({ role, state }) => [role, state])).toEqual([
    ['business', 'approved'],
    ['technical', 'lapsed'],
    ['security', 'lapsed'],
    ['data-governance', 'approved'],
  ]);
  // Given once by the owner of the server, and waiting for whoever hands it in.
  expect((await facts('LEGAL-3')).evidence).toMatchObject([
    { itemId: 'ID-2', server: { name: 'Collibra catalogue' }, author: { name: 'Mei-Lin Chua' } },
    { itemId: 'ID-3', server: { name: 'Collibra catalogue' } },
  ]);
  // Seen over two servers alone: what a customer wrote could leave in a draft.
  expect(flowReasons(await facts('CS-4'), now).map(({ code }) => code)).toEqual(['flow-open']);
  expect(flowReasons(await facts('SALES-1'), now)).toEqual([]);
});

test('leaves no job behind that would be done again today', async () => {
  const jobs = await inSample(
    (tx) =>
      tx.$queryRaw`select name from pgboss.job where data->>'workspaceId' = ${workspaceId} and name not like 'mail-%'`,
  );
  expect(jobs).toEqual([]);
});

test('refused the irreversible one, and lets one build on what is in production', async () => {
  const judge = async (key: string) =>
    inSample(async (tx) => {
      const loaded = (await loadFacts(tx, { key }))!;
      return verdictOfFacts(loaded, await loadRuleContext(tx, loaded, now));
    });
  expect(await judge('FIN-3')).toMatchObject({ verdict: 'not-first', knockOuts: ['action-risk'] });
  const { id, stage } = await facts('FIN-3');
  expect(stage).toBe('assessed');
  const refused = await inSample((tx) => tx.event.findMany({ where: { chain: id, type: 'stage.refused' } }));
  expect(refused).toHaveLength(1);
  expect(refused[0]?.data).toMatchObject({
    to: 'poc',
    unmet: [expect.stringContaining('action risk'), expect.anything()],
  });
  expect(await judge('SALES-4')).toMatchObject({ verdict: 'next-step', buildsOn: { key: 'SALES-2' } });
  const { differsBecause } = await inSample((tx) => tx.useCase.findFirstOrThrow({ where: { key: 'SALES-5' } }));
  expect(differsBecause).toContain('SALES-1');
});

test('has whole chains and derived columns that are as computed', async () => {
  const events = await inSample((tx) => tx.event.findMany({ orderBy: [{ chain: 'asc' }, { seq: 'asc' }] }));
  const read = (after: { chain: string; seq: number } | null) => Promise.resolve(after ? [] : events);
  const report = await verifyChains(read as (after: unknown) => Promise<ChainedEvent[]>);
  expect(report).toEqual({ chains: stories.length + 1, events: events.length, broken: [] });
  const ends = await inSample((tx) => tx.useCase.findMany({ select: { id: true, key: true, version: true } }));
  const versionOf = (id: string) =>
    Math.max(
      1,
      ...events.filter(({ chain }) => chain === id).map(({ data }) => (data as { version?: number }).version ?? 1),
    );
  expect(endFaults(ends.map((end) => ({ ...end, trailVersion: versionOf(end.id) })))).toEqual([]);
  const { checked, differences } = await checkDerived(workspaceId);
  expect(differences).toEqual([]);
  expect(checked).toBe(stories.length);
});

test('leaves as a file, and comes back equal in an empty database, where every check holds', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'airworthy-sample-'));
  try {
    const [first, second] = ['first.zip', 'second.zip'].map((name) => path.join(folder, name)) as [string, string];
    await exportTo(first, process.env.DATABASE_URL as string, workspaceId, now);
    const elsewhere = await createDatabase(
      inject('databaseServer'),
      `airworthy_restored_${process.env.VITEST_POOL_ID ?? '1'}`,
      'airworthy_template',
    );
    await withClient(elsewhere.adminUrl, 'The new database', (owner) =>
      importWorkspace(owner, { file: first, slug: 'meridian', now }),
    );
    await exportTo(second, elsewhere.appUrl, workspaceId, new Date());
    const [before, after] = [manifestOf(await unpack(first)), manifestOf(await unpack(second))];
    expect({ ...after, exportedAt: '' }).toEqual({ ...before, exportedAt: '' });
    const filled = before.entries.filter(({ rows }) => rows !== undefined && rows > 0);
    expect(filled.length).toBeGreaterThan(30);
    const env = { DATABASE_URL: elsewhere.appUrl, DATABASE_ADMIN_URL: elsewhere.adminUrl };
    for (const check of ['audit-verify', 'derived-verify']) {
      const { code, output } = await captureNode([tool('tsx/dist/cli.mjs'), `scripts/${check}.ts`], env);
      expect(code, output).toBe(0);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}, 300_000);
