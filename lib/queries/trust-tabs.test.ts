import { beforeAll, describe, expect, it } from 'vitest';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, ratings, type Journey } from '@/lib/testing/journey';
import { checklistTab, itemPage } from './checklist-tab';
import { rankAmongCandidates, scoreTab } from './score-tab';
import { signOffTab } from './sign-off-tab';
import { signedSnapshot } from './signed-snapshot';

let journey: Journey;
let stranger: Journey;
beforeAll(async () => {
  [journey, stranger] = [await makeJourney(), await makeJourney({ title: 'Of another workspace' })];
  await journey.assess({ 'data-sensitivity': 3 });
});

it('every tab is empty for another workspace, and for what does not exist', async () => {
  const { workspace } = await makeJourney();
  const outsider = workspace.admin;
  expect(await scoreTab(outsider, 'NONE-1')).toBeNull();
  expect(await checklistTab(outsider, 'NONE-1', 'all')).toBeNull();
  expect(await itemPage(journey.architect, journey.key, 'ZZ-1')).toBeNull();
  expect(await signOffTab(outsider, 'NONE-1')).toBeNull();
  expect(await rankAmongCandidates(outsider, 'NONE-1')).toBeNull();
});

describe('the Score tab', () => {
  it('shows a draft to its author and to nobody else', async () => {
    const { architect, owners, key } = journey;
    await journey.does('keep-assessment-draft', owners.technical, { ratings: ratings({ measurement: null }) });
    const own = await scoreTab(owners.technical, key);
    expect(own?.form).toMatchObject({ isDraft: true, gaps: 1 });
    const other = await scoreTab(architect, key);
    expect(other?.form?.isDraft).toBe(false);
    expect(other?.waiting).toEqual([]);
    expect(other?.judgement?.verdict).toBe('strong');
    expect(other?.waiver).toBeNull();
  });

  it('ranks among candidates by score, in ranges that repeat', async () => {
    const rivals = [{ measurement: 1 }, { measurement: 5 }, { 'user-group': 2 }] as const;
    for (const levels of rivals) {
      const rival = await makeJourney({ workspace: journey.workspace });
      await rival.assess(levels);
    }
    const first = await rankAmongCandidates(journey.architect, journey.key);
    expect(first).toMatchObject({ of: 4, rank: 2 });
    expect(await rankAmongCandidates(journey.architect, journey.key)).toEqual(first);
    // The other workspace’s use case has the same key and counts nowhere here.
    await stranger.assess();
    expect(await rankAmongCandidates(stranger.architect, stranger.key)).toMatchObject({ of: 1, rank: 1 });
  });
});

describe('the Checklist tab', () => {
  it('counts what waits on each reader', async () => {
    const { architect, owners, key } = journey;
    await journey.does('assign-item', architect, { item: 'ID-1', assignee: owners.business.memberId });
    await journey.does('add-evidence', architect, { item: 'ID-1', kind: 'note', title: 'Note', text: 'Declared.' });
    expect((await checklistTab(owners.business, key, 'mine'))?.shown.map(({ id }) => id)).toEqual(['ID-1']);
    await journey.does('submit-item', architect, { item: 'ID-1', claim: 'satisfied' });
    expect((await checklistTab(owners.business, key, 'mine'))?.shown).toEqual([]);
    const tab = await checklistTab(owners.technical, key, 'mine');
    expect(tab?.shown.map(({ id }) => id)).toEqual(['ID-1']);
    expect(tab?.counts).toMatchObject({ all: 33, unassigned: 32 });
  });

  it('says of an item what each reader may do, by the rules that guard the commands', async () => {
    const { architect, owners, key } = journey;
    const author = await itemPage(architect, key, 'ID-1');
    expect(author?.may.confirm.map(({ code }) => code)).toContain('not-signing-role');
    expect(author?.may.withdraw).toHaveLength(1);
    const reviewer = await itemPage(owners.technical, key, 'ID-1');
    expect(reviewer?.may).toMatchObject({ confirm: [], return: [] });
    expect(reviewer).toMatchObject({ previous: null, next: 'ID-2' });
  });
});

describe('the Sign-offs tab', () => {
  it('shows the signer what they would sign, and afterwards what they signed', async () => {
    const { architect, owners, key } = journey;
    await journey.move('assessed');
    expect(await signOffTab(architect, key)).toMatchObject({ gate: 'poc', request: null, againstAsking: [] });
    const { request } = await journey.ask('poc');
    const [row] = (await signOffTab(owners.business, key))!.roles;
    expect(row).toMatchObject({ role: 'business', mine: true, against: [], state: 'missing' });
    expect(JSON.stringify(row?.content)).toContain('People search in five places');
    expect((await signOffTab(architect, key))?.roles[0]).toMatchObject({ mine: false, content: [] });

    const { signOff } = await journey.sign(request, 'business');
    const signed = await signedSnapshot(architect, key, signOff);
    expect(signed?.sections).toHaveLength(4);
    expect(signed?.sections.every(({ intact, unchanged }) => intact && unchanged)).toBe(true);
    expect(await signedSnapshot(stranger.architect, stranger.key, signOff)).toBeNull();

    await journey.does('save-pilot-group', architect, { pilotGroup: 'Support, Lyon', pilotSize: 9 });
    const after = await signedSnapshot(architect, key, signOff);
    expect(after?.sections.filter(({ unchanged }) => !unchanged).map(({ section }) => section)).toEqual(['user-group']);
    expect(after?.signOff.lapsedBy).toEqual(['user-group']);
    expect(after?.sections.every(({ intact }) => intact)).toBe(true);
  });

  it('tells when what is kept is not what was signed', async () => {
    const { id } = (await journey.facts()).signOffRequests[0]!.signOffs[0]!;
    await inWorkspace(journey.workspace.workspaceId, async (tx) => {
      const { snapshot } = await tx.signOff.findUniqueOrThrow({ where: { id } });
      const forged = { ...(snapshot as object), plan: { startsOn: '2020-01-01', endsOn: null } };
      await tx.signOff.update({ where: { id }, data: { snapshot: forged } });
    });
    const forged = await signedSnapshot(journey.architect, journey.key, id);
    expect(forged?.sections.filter(({ intact }) => !intact).map(({ section }) => section)).toEqual(['plan']);
  });
});
