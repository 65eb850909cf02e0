import { beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/domain/access/actor';
import type { Refusal } from '@/lib/domain/result';
import { itemView } from '@/lib/domain/checklist/items';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { evidenceFile } from '@/lib/queries/evidence-file';
import { existingEvidence } from '@/lib/queries/existing-evidence';
import { serverHistory } from '@/lib/queries/server';
import { serverToolsPage } from '@/lib/queries/server-tools';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { manifest } from '@/lib/testing/manifests';
import { ownerSql } from '@/lib/testing/owner-sql';
import { makeServer, serverNote } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { makeWorkspace, testNow, type TestWorkspace } from '@/lib/testing/workspace';
import { attachChecks } from './attach-checks';
import { checkServerNow } from './check-server-now';
import { inheritEvidence } from './inherit-evidence';
import { registry } from './registry';
import { uploadFile, withFilesKept } from './upload-file';

let workspace: TestWorkspace;
/** Of the contributor. */
let server: string;
let owner: Actor;
beforeEach(async () => {
  workspace = await makeWorkspace();
  owner = workspace.contributor;
  server = await makeServer(workspace, { name: 'CRM server' });
});

const give = async (input: Record<string, unknown> = {}, by = owner): Promise<string> =>
  (await mustRun('give-server-evidence', by, { server, ...serverNote, ...input })).evidence as string;
async function refused(command: string, input: Record<string, unknown>, by = owner, now = testNow): Promise<Refusal> {
  const sent = await withFilesKept({ actor: by, now }, { server, ...input });
  const result = sent.ok ? await registry.get(command)!.run({ actor: by, now }, sent.value) : sent;
  if (result.ok) throw new Error(`${command} was accepted.`);
  return result.refusal;
}
const inherit = (now = testNow) => inheritEvidence(workspace.workspaceId, server, now);
/** A use case that builds on the server, and has taken over what was given for it. */
async function building(servers: string[] = [server]): Promise<Journey> {
  const journey = await makeJourney({ workspace });
  await choose(journey, servers);
  return journey;
}
async function choose(journey: Journey, servers: string[]): Promise<void> {
  await journey.does('choose-servers', journey.architect, { servers });
  const { id } = await journey.row();
  for (const one of servers) await inheritEvidence(workspace.workspaceId, one, journey.now, id);
}
const cited = async (journey: Journey) =>
  (await journey.facts()).evidence
    .map(({ itemId, title, revision }) => `${itemId} ${title} ${revision}`)
    .toSorted((a, b) => a.localeCompare(b));
const stateOf = async (journey: Journey, item: string) => itemView(await journey.facts(), item, journey.now)?.state;

describe('giving evidence for a server', () => {
  it('is told on the workspace’s chain in words, and found with the server', async () => {
    await give();
    const [told] = await serverHistory(workspace.viewer, server);
    expect(told?.sentence).toBe(`${owner.name} gave evidence for the server CRM server: Token test.`);
    expect(told?.details).toContainEqual({ label: 'Proves', after: 'ID-2, ID-4' });
  });

  it('is its owner’s or of whoever manages servers, and finds nothing of elsewhere', async () => {
    const evidence = await give({}, workspace.architect);
    const elsewhere = await makeWorkspace();
    const inputs: Record<string, Record<string, unknown>> = {
      'give-server-evidence': serverNote,
      'renew-server-evidence': { evidence, text: 'Again.' },
      'withdraw-server-evidence': { evidence, reason: 'It was of another version.' },
    };
    const another = await makeServer(workspace);
    for (const [command, input] of Object.entries(inputs)) {
      expect((await refused(command, input, await workspace.member('contributor', 'Carl'))).kind).toBe('forbidden');
      expect((await refused(command, input, elsewhere.admin)).kind).toBe('not-found');
      if (!('evidence' in input)) continue;
      // It is of this server, and of no other.
      expect((await refused(command, { ...input, server: another })).kind).toBe('not-found');
    }
  });

  it('says beside its field what is wrong', async () => {
    const wrong = async (change: Record<string, unknown>) =>
      Object.keys((await refused('give-server-evidence', { ...serverNote, ...change })).fields ?? {});
    expect(await wrong({ items: [] })).toEqual(['items']);
    expect(await wrong({ items: undefined })).toEqual(['items']);
    expect(await wrong({ items: ['XX-1'] })).toEqual(['items.0']);
    expect(await wrong({ title: '' })).toEqual(['title']);
    expect(await wrong({ text: '' })).toEqual(['text']);
    expect(await wrong({ kind: 'link', address: 'ftp://x' })).toEqual(['address']);
    expect(await wrong({ kind: 'link' })).toEqual(['address']);
    expect(await wrong({ expiresOn: '2026-11-01' })).toEqual(['expiresOn']);
    const drill = await refused('give-server-evidence', { ...serverNote, kind: 'drill' });
    expect(drill.fields?.kind?.[0]).toContain('A drill is held by a use case');
    // HF-1 wants evidence of at most 90 days: one limit holds for all that it is given for.
    expect(await wrong({ items: ['ID-2', 'HF-1'], expiresOn: '2027-06-01' })).toEqual(['expiresOn']);
  });

  it('takes a file that this person has uploaded for this server, which the workspace then may read', async () => {
    const file = new File(['Report'], 'Pen test.txt');
    const evidence = await give({ kind: 'file', title: '', text: '', file });
    const id = await fileOf(evidence);
    expect(await evidenceFile(workspace.viewer, id)).toMatchObject({ name: 'Pen test.txt' });
    expect(await evidenceFile((await makeWorkspace()).admin, id)).toBeNull();
    // It is evidence already; and what another person uploaded is theirs.
    expect((await refused('give-server-evidence', { ...serverNote, kind: 'file', file: id })).fields).toHaveProperty(
      'file',
    );
    const content = new File(['x'], 'x.txt').stream();
    const up = await uploadFile.run(
      { actor: workspace.architect, now: testNow },
      { server, fileName: 'x.txt', content },
    );
    const theirs = (up as unknown as { value: { id: string } }).value.id;
    expect(
      (await refused('give-server-evidence', { ...serverNote, kind: 'file', file: theirs })).fields,
    ).toHaveProperty('file');
    // Whoever may not give any may not upload any.
    const shut = await refused('give-server-evidence', { ...serverNote, kind: 'file', file }, workspace.viewer);
    expect(shut.kind).toBe('forbidden');
    await mustRun('withdraw-server-evidence', owner, { server, evidence, reason: 'Of another version.' });
    expect(await evidenceFile(workspace.viewer, id)).toBeNull();
  });

  it('is for things that count: a server has a hundred at most', async () => {
    const evidence = await give();
    await ownerSql(
      `with made as (
        insert into evidence (id, workspace_id, kind, title, created_at)
        select gen_random_uuid(), workspace_id, kind, title, created_at from evidence, generate_series(2, 100) where id = $1 returning *
      ) insert into server_evidence (evidence_id, workspace_id, server_id, items, given_by_id, given_at)
      select made.id, g.workspace_id, g.server_id, g.items, g.given_by_id, g.given_at from made, server_evidence g where g.evidence_id = $1`,
      [evidence],
    );
    expect((await refused('give-server-evidence', serverNote)).message).toContain('has 100 pieces of evidence');
  });

  it('holds in the database, too: it proves something, and who took it back is known', async () => {
    const evidence = await give();
    const change = (set: string) => ownerSql(`update server_evidence set ${set} where evidence_id = $1`, [evidence]);
    await expect(change(`items = '{}'`)).rejects.toThrow(/check/);
    await expect(change('withdrawn_at = now()')).rejects.toThrow(/check/);
    const { workspaceId } = workspace;
    const renamed = inWorkspace(workspaceId, (tx) =>
      tx.serverEvidence.updateMany({ where: { workspaceId }, data: { items: ['SE-1'] } }),
    );
    await expect(renamed).rejects.toThrow(/denied/);
  });
});

describe('inheriting it', () => {
  it('reaches every use case that builds on the server, once, each under one event by the product', async () => {
    const [first, second] = [await building(), await building()];
    const apart = await makeJourney({ workspace });
    await give();
    await give({ title: 'Pen test', items: ['SE-2'], kind: 'link', address: 'https://example.com/report' });
    expect(await inherit()).toBe(2);
    for (const journey of [first, second]) {
      expect(await cited(journey)).toEqual(['ID-2 Token test 1', 'ID-4 Token test 1', 'SE-2 Pen test 1']);
      expect(await stateOf(journey, 'ID-2')).toBe('in-progress');
      expect((await journey.facts()).evidence[0]).toMatchObject({
        server: { id: server, name: 'CRM server' },
        author: { name: owner.name },
        citedBy: { name: 'Airworthy' },
      });
    }
    const told = await first.lastEvent();
    expect(told).toMatchObject({ type: 'evidence.inherited', data: { server: 'CRM server', withdrawn: [] } });
    expect(told.data.inherited).toMatchObject([
      { title: 'Token test', revision: 1, itemIds: ['ID-2', 'ID-4'] },
      { title: 'Pen test', revision: 1, itemIds: ['SE-2'] },
    ]);
    expect(await cited(apart)).toEqual([]);
    const before = (await first.events()).length;
    expect(await inherit()).toBe(0);
    expect(await first.events()).toHaveLength(before);
  });

  it('reaches one that chooses the server later with what still holds, and one that is parked', async () => {
    await give({ expiresOn: '2026-11-25' });
    await give({ title: 'Pen test', items: ['SE-2'] });
    const later = await makeJourney({ workspace });
    later.wait(10);
    await choose(later, [server]);
    expect(await cited(later)).toEqual(['SE-2 Pen test 1']);
    const parked = await building();
    await parked.does('move-stage', parked.architect, { to: 'parked', reason: 'No time.' });
    await give({ title: 'Scan', items: ['SE-4'] });
    await inherit();
    expect(await cited(parked)).toContain('SE-4 Scan 1');
  });

  it('brings a newer revision, which its signing role reviews; what it rested on holds as long as it did', async () => {
    const journey = await building();
    const evidence = await give({ items: ['ID-2'] });
    await inherit();
    await journey.does('submit-item', journey.architect, { item: 'ID-2', claim: 'satisfied' });
    await journey.does('confirm-item', journey.owners.security, { item: 'ID-2' });
    await mustRun('renew-server-evidence', owner, { server, evidence, text: 'Again.', expiresOn: '2027-03-01' });
    expect(await inherit()).toBe(1);
    expect(await inherit()).toBe(0);
    const both = await journey.shownEvidence();
    expect(both).toMatchObject([
      { revision: 1, newest: 2, review: { decision: 'accepted' } },
      { revision: 2, body: 'Again.', expiresOn: '2027-03-01', review: null },
    ]);
    expect(await stateOf(journey, 'ID-2')).toBe('satisfied');
    await journey.does('review-evidence', journey.owners.security, { evidence: both[1]!.id, decision: 'accepted' });
    // It is told to who has to look at it.
    const told = await inWorkspace(workspace.workspaceId, (tx) =>
      tx.notification.findMany({ where: { memberId: journey.owners.security.memberId, kind: 'asked-to-confirm' } }),
    );
    expect(told.map(({ text }) => text)).toContainEqual(expect.stringContaining('Airworthy brought evidence to ID-2'));
  });

  it('takes what was withdrawn from whatever rests on it, whoever had it do so, and for good', async () => {
    const journey = await building();
    const by = await makeJourney({ workspace });
    const evidence = await give({ items: ['ID-2'] });
    await give({ title: 'Kept', items: ['ID-4'] });
    await inherit();
    // Of a use case that does not build on it.
    await by.does('cite-evidence', by.architect, { item: 'ID-2', evidence });
    await journey.does('submit-item', journey.architect, { item: 'ID-2', claim: 'satisfied' });
    await journey.does('confirm-item', journey.owners.security, { item: 'ID-2' });
    await mustRun('withdraw-server-evidence', owner, { server, evidence, reason: 'Of another version.' });
    const again = { server, evidence, reason: 'Of another version.' };
    expect((await refused('withdraw-server-evidence', again)).kind).toBe('not-found');
    expect((await refused('renew-server-evidence', { evidence, text: 'Again.' })).kind).toBe('not-found');
    const other = await makeJourney({ workspace });
    expect((await other.refused('cite-evidence', other.architect, { item: 'ID-2', evidence })).kind).toBe('not-found');
    const offered = await existingEvidence(other.architect, other.key, 'ID-2', '');
    expect(offered?.found.map(({ title }) => title)).toEqual([]);

    expect(await inherit()).toBe(2);
    expect(await cited(journey)).toEqual(['ID-4 Kept 1']);
    expect(await cited(by)).toEqual([]);
    expect(await stateOf(journey, 'ID-2')).toBe('stale');
    expect(await stateOf(by, 'ID-2')).toBe('open');
    expect(await journey.lastEvent()).toMatchObject({
      type: 'evidence.inherited',
      data: { inherited: [], withdrawn: [{ title: 'Token test', itemIds: ['ID-2'] }] },
    });
    expect(await inherit()).toBe(0);
  });

  it('leaves an item in progress that loses one piece and gains another in the same write', async () => {
    const journey = await building();
    const evidence = await give({ items: ['ID-2'] });
    await inherit();
    await mustRun('withdraw-server-evidence', owner, { server, evidence, reason: 'Of another version.' });
    await give({ title: 'Second', items: ['ID-2'] });
    await inherit();
    expect(await cited(journey)).toEqual(['ID-2 Second 1']);
    expect(await stateOf(journey, 'ID-2')).toBe('in-progress');
  });

  it('does not insist where a use case took it back for itself, until there is a newer revision', async () => {
    const journey = await building();
    const evidence = await give();
    await inherit();
    const mine = (await journey.facts()).evidence.find(({ itemId }) => itemId === 'ID-2');
    await journey.does('withdraw-evidence', journey.architect, { evidence: mine!.id, reason: 'Not for us.' });
    expect(await stateOf(journey, 'ID-2')).toBe('open');
    expect(await inherit()).toBe(0);
    expect(await cited(journey)).toEqual(['ID-4 Token test 1']);
    await mustRun('renew-server-evidence', owner, { server, evidence, text: 'Again.' });
    await inherit();
    expect(await cited(journey)).toEqual(['ID-2 Token test 2', 'ID-4 Token test 1', 'ID-4 Token test 2']);
  });

  it('goes with a server that is given up, in the same write, and only that; it comes back with it', async () => {
    const second = await makeServer(workspace);
    const journey = await building([server, second]);
    const evidence = await give();
    await mustRun('give-server-evidence', owner, { ...serverNote, server: second, title: 'Of the second' });
    await inherit();
    await inheritEvidence(workspace.workspaceId, second, testNow);
    await journey.does('cite-evidence', journey.architect, { item: 'SE-2', evidence });
    await journey.does('choose-servers', journey.architect, { servers: [second] });
    // What a person cited is theirs.
    expect(await cited(journey)).toEqual(['ID-2 Of the second 1', 'ID-4 Of the second 1', 'SE-2 Token test 1']);
    const told = await journey.lastEvent();
    expect(told).toMatchObject({ type: 'servers.chosen', data: { withdrawn: [{ itemIds: ['ID-2', 'ID-4'] }] } });
    expect(await inherit()).toBe(0);
    await choose(journey, [server, second]);
    expect(await cited(journey)).toContain('ID-2 Token test 1');
    // A retry of what chose it, after it was given up, brings nothing.
    await journey.does('choose-servers', journey.architect, { servers: [second] });
    const { id } = await journey.row();
    expect(await inheritEvidence(workspace.workspaceId, server, testNow, id)).toBe(0);
  });
});

it('what the checks of a server proved goes with it, too, and comes back with its tools', async () => {
  server = await makeServer(workspace, { address: '', package: '@acme/crm@1.2.3' });
  await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
  const { run } = await mustRun('check-server', workspace.architect, { server });
  await checkServerNow(workspace.workspaceId, run as string, { now: () => testNow });
  const tools = (await serverToolsPage(workspace.viewer, server))?.tools.map(({ id }) => id);
  const journey = await building();
  const take = async () => {
    await journey.does('choose-tools', journey.architect, { tools });
    await attachChecks(workspace.workspaceId, run as string, testNow);
    return cited(journey);
  };
  const proven = await take();
  expect(proven.length).toBeGreaterThan(0);
  await journey.does('choose-tools', journey.architect, { tools: [] });
  await journey.does('choose-servers', journey.architect, { servers: [] });
  expect(await cited(journey)).toEqual([]);
  await choose(journey, [server]);
  expect(await take()).toEqual(proven);
  const evidence = (await journey.facts()).evidence[0]!.evidenceId;
  const barred = await journey.refused('revise-evidence', journey.architect, { evidence, text: 'Mine.' });
  expect(barred.reasons).toMatchObject([{ code: 'server-evidence' }]);
});

it('comes between two steps of whoever chooses servers and tools, and holds up neither; what a person changed meanwhile does', async () => {
  await mustRun('read-contract', workspace.architect, { server, manifest: manifest() });
  await give();
  const tools = (await serverToolsPage(workspace.viewer, server))!.tools.map(({ id }) => id);
  const journey = await makeJourney({ workspace });
  await journey.does('choose-servers', journey.architect, { servers: [server] });
  const drawn = { useCase: journey.key, version: (await journey.facts()).version };
  await inherit();
  expect((await journey.facts()).version).toBe(drawn.version + 1);
  const context = { actor: journey.architect, now: journey.now };
  const send = (command: string, input: object) => registry.get(command)!.run(context, { ...drawn, ...input });
  expect(await send('choose-tools', { tools })).toMatchObject({ ok: true });
  expect(await send('choose-tools', { tools: [] })).toMatchObject({ refusal: { kind: 'conflict' } });
  // Whoever moves it decides on what the checklist says.
  const move = { to: 'parked', reason: 'No time.', version: (await journey.facts()).version };
  await mustRun('give-server-evidence', owner, { ...serverNote, server, title: 'Second' });
  await inherit();
  expect(await send('move-stage', move)).toMatchObject({ refusal: { kind: 'conflict' } });
});

describe('who may say what of it', () => {
  it('is not reviewed by who gave it, though the product had it cited', async () => {
    const journey = await makeJourney({ workspace });
    const { technical } = journey.owners;
    server = await makeServer(workspace, { owner: technical.memberId });
    await choose(journey, [server]);
    await give({ items: ['ID-4'] }, technical);
    await inherit();
    await journey.does('submit-item', journey.architect, { item: 'ID-4', claim: 'satisfied' });
    const barred = await journey.refused('confirm-item', technical, { item: 'ID-4' });
    expect(barred.reasons.map(({ code }) => code)).toEqual(['own-evidence']);
  });

  it('is renewed by who answers for the server, not on a use case', async () => {
    const journey = await building();
    const evidence = await give();
    await inherit();
    const barred = await journey.refused('revise-evidence', journey.architect, { evidence, text: 'Mine.' });
    expect(barred.reasons).toMatchObject([{ code: 'server-evidence' }]);
  });
});

const fileOf = async (evidence: string): Promise<string> => {
  const [row] = await inWorkspace(workspace.workspaceId, (tx) =>
    tx.evidenceRevision.findMany({ where: { workspaceId: tx.workspaceId, evidenceId: evidence } }),
  );
  return row!.fileId!;
};
