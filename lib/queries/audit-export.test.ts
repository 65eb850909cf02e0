import { expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { ChainedEvent } from '@/lib/domain/audit/chain';
import type { ExportFormat } from '@/lib/domain/audit/export';
import { verifyChains } from '@/lib/db/verify-chains';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, ratings } from '@/lib/testing/journey';
import { makeWorkspace } from '@/lib/testing/workspace';
import { auditExport } from './audit-export';

async function exported(actor: Actor, format: ExportFormat, pageSize?: number): Promise<string> {
  const pieces = auditExport(actor, format, pageSize);
  if (!pieces) throw new Error('The export was refused.');
  let all = '';
  for await (const piece of pieces) all += piece;
  return all;
}

type Line = Omit<ChainedEvent, 'at'> & { at: string; useCase: string | null };

const lines = (text: string): Line[] => text.split('\n').flatMap((line) => (line ? [JSON.parse(line) as Line] : []));

it('gives every event of the workspace once, so that anybody can recompute the chains from the file', async () => {
  const journey = await makeJourney();
  await journey.assess();
  await makeJourney();
  const { architect, workspaceId } = journey.workspace;
  // Pages end in the middle of a chain, and at its end.
  const found = lines(await exported(architect, 'jsonl', 3));
  expect(found).toHaveLength(await inWorkspace(workspaceId, (tx) => tx.event.count()));
  expect(new Set(found.map(({ useCase }) => useCase))).toEqual(new Set([null, journey.key]));
  const events = found.map(({ useCase: _, ...event }) => ({ ...event, at: new Date(event.at) }));
  expect(await verifyChains(async (after) => (after ? [] : events))).toMatchObject({ chains: 2, broken: [] });
  const forged = events.map((event, index) => (index === 4 ? { ...event, actorName: 'Eve' } : event));
  expect((await verifyChains(async (after) => (after ? [] : forged))).broken).toHaveLength(1);
});

it('tells the same in words, as a table in which nothing calculates', async () => {
  const journey = await makeJourney({ title: '=HYPERLINK("https://x.example")' });
  const file = await exported(journey.architect, 'csv');
  expect(file.startsWith('\ufeffWhen (UTC),Use case,Event,Who,What,Details,Type,SHA-256\r\n')).toBe(true);
  expect(file).toContain(`,${journey.key},1,`);
  expect(file).toContain('made Tom Technical the technical owner.');
  expect(file).not.toMatch(/(^|[,\n])=/);
});

it('leaves out what a scorer who has not handed in may not know', async () => {
  const journey = await makeJourney();
  const { architect, workspace } = journey;
  const scorers = [architect, workspace.viewer].map(({ memberId }) => ({ member: memberId }));
  await journey.does('save-scoring-round', workspace.admin, { scorers });
  await journey.does('hand-in-assessment', workspace.viewer, { ratings: ratings() });
  const types = async (actor: Actor) => lines(await exported(actor, 'jsonl')).map(({ type }) => type);
  expect(await types(architect)).not.toContain('assessment.handed-in');
  expect(await types(workspace.admin)).toContain('assessment.handed-in');
  await journey.does('hand-in-assessment', architect, { ratings: ratings() });
  expect(await types(architect)).toContain('assessment.handed-in');
});

it('is for architects and admins of this workspace', async () => {
  const { contributor, viewer, architect } = await makeWorkspace();
  for (const actor of [contributor, viewer]) expect(auditExport(actor, 'csv')).toBeNull();
  const other = await makeJourney();
  expect(await exported({ ...architect }, 'jsonl')).not.toContain(other.workspace.workspaceId);
});
