import { beforeAll, describe, expect, it } from 'vitest';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';
import { manifest } from '@/lib/testing/manifests';
import { publishPolicyOf } from '@/lib/testing/policies';
import { makeServer } from '@/lib/testing/servers';
import { mustRun } from '@/lib/testing/use-case';
import { scoreTab } from './score-tab';
import { serverToolsPage } from './server-tools';

/** It has chosen two tools of a server that gives out personal data: both may change what they reach, reversibly. */
async function builtOnServer(): Promise<Journey> {
  const journey = await makeJourney();
  const { workspace, architect } = journey;
  const server = await makeServer(workspace, { name: 'CRM server' });
  await mustRun('read-contract', architect, { server, manifest: manifest() });
  const { tools } = (await serverToolsPage(architect, server))!;
  await journey.does('choose-servers', architect, { servers: [server] });
  await journey.does('choose-tools', architect, {
    tools: tools.filter(({ name }) => name !== 'archive').map(({ id }) => id),
  });
  return journey;
}

describe('the Score tab of a use case that builds on a server', () => {
  let journey: Journey;
  beforeAll(async () => {
    journey = await builtOnServer();
  });

  it('suggests ratings, each with the tool, server or system that it rests on', async () => {
    const suggested = (await scoreTab(journey.owners.technical, journey.key))?.form?.suggestions;
    expect(suggested).toMatchObject({
      'action-risk': {
        level: 3,
        because: 'The highest tier is reversible write, of get_account (CRM server) and update_note (CRM server).',
      },
      'system-complexity': {
        level: 5,
        because: expect.stringContaining(`(Knowledge base of ${journey.key}) through one server (CRM server)`),
      },
      'data-sensitivity': { level: 1, because: expect.stringContaining('from get_account (CRM server)') },
    });
    expect((await scoreTab(journey.workspace.viewer, journey.key))?.form).toBeNull();
  });

  it('suggests the same to every scorer of a blind round, whatever another has handed in', async () => {
    const { architect, owners, key } = journey;
    const scorers = [owners.business, owners.technical].map(({ memberId }) => ({ member: memberId }));
    const { round } = await journey.does<{ round: string }>('save-scoring-round', architect, { scorers });
    const before = (await scoreTab(owners.technical, key))?.form?.suggestions;
    await journey.does('hand-in-assessment', owners.business, { ratings: ratings({ 'action-risk': 1 }) });
    expect(before?.['action-risk']?.level).toBe(3);
    expect((await scoreTab(owners.technical, key))?.form?.suggestions).toEqual(before);
    await journey.does('cancel-scoring-round', architect, { round, reason: 'One is enough here.' });
  });

  it('says where the agreed ratings contradict the facts, and a gate that asks for it stays shut until they fit', async () => {
    const { workspace, architect, key } = journey;
    await journey.assess();
    expect((await scoreTab(workspace.viewer, key))?.contradicted).toMatchObject([
      { factor: 'data-sensitivity', message: expect.stringMatching(/but a tool returns personal data\.$/) },
      { factor: 'action-risk', message: expect.stringMatching(/but a tool is reversible write\.$/) },
      { factor: 'measurement' },
    ]);
    await publishPolicyOf(workspace, { added: [{ gate: 'assessed', requirement: 'ratings-fit' }] });
    const refusal = await journey.refused('move-stage', architect, { to: 'assessed' });
    expect(refusal.reasons.map(({ code }) => code)).toEqual([
      'contradicted-data-sensitivity',
      'contradicted-action-risk',
      'contradicted-measurement',
    ]);
    await journey.assess({ 'data-sensitivity': 2, 'action-risk': 3, measurement: 2 });
    expect((await scoreTab(workspace.viewer, key))?.contradicted).toEqual([]);
    await journey.move('assessed');
    expect((await journey.facts()).stage).toBe('assessed');
  });
});
