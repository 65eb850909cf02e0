import pg from 'pg';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { checkDerived } from '@/lib/db/check-derived';
import { saveItem } from '@/lib/db/checklist-row';
import { inWorkspace } from '@/lib/db/workspace-transaction';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { createUseCase } from './create-use-case';
import { useCaseCommand } from './use-case-command';

// What the tests compare beside every write (scripts/test/facts-read-again.ts) would be counted.
vi.unmock('@/lib/db/load-facts');
vi.unmock('@/lib/db/settle');

let journey: Journey;
const risk = { title: 'A wrong answer is believed', likelihood: '3', impact: '5', mitigation: '' };

beforeEach(async () => {
  journey = await makeJourney();
});

/** The statements of a command, from the beginning of its transaction to the end. */
async function statementsOf(
  command: string,
  input: Record<string, unknown>,
  actor = journey.architect,
): Promise<string[]> {
  const texts = await statementsDuring(() => journey.does(command, actor, input));
  const locked = texts.findIndex((text) => text.includes('no key update'));
  return texts.slice(locked - 1, texts.indexOf('commit', locked) + 1);
}

async function statementsDuring(run: () => Promise<unknown>): Promise<string[]> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  await run();
  const texts = asked.mock.calls.map(([of]) => (typeof of === 'string' ? of : (of as { text: string }).text));
  asked.mockRestore();
  return texts;
}

const reads = (statements: string[]) => statements.filter((text) => text.includes('row_to_json(u)'));

/** Without what readiness goes by, which is read on another day alone. */
const onAnyDay = (text: string) => text.replaceAll(/\(case when \(u\.updated_at.*? else '\[\]'::json end\)/gs, '');

it('a command that needs one part of the facts asks seven statements, none of them by a model of Prisma', async () => {
  const { id } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
  const statements = await statementsOf('save-risk', { ...risk, id, impact: '4' });
  // Begin, lock, what it needs of the facts with all that the rules look at, the risk, use case, event, commit.
  expect(statements).toHaveLength(7);
  expect(statements.map(onAnyDay).filter((text) => text.includes('citation'))).toEqual([]);
  expect(statements.filter((text) => text.includes('"public".'))).toEqual([]);
});

it('on another day, when readiness may have changed, what that goes by comes along', async () => {
  await journey.does('add-evidence', journey.architect, { item: 'DM-4', kind: 'note', title: 'Scan', text: 'Clean.' });
  const { id } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
  const stored = await journey.row();
  // As if it were of yesterday, and wrong since then.
  await inWorkspace(journey.workspace.workspaceId, (tx) => tx.useCase.updateMany({ data: { readiness: 99 } }));
  await journey.does('save-risk', journey.architect, { ...risk, id, impact: '3' });
  expect((await journey.row()).readiness).toBe(99);
  journey.wait(1);
  expect(await statementsOf('save-risk', { ...risk, id, impact: '4' })).toHaveLength(7);
  expect(await journey.row()).toMatchObject({ readiness: stored.readiness, areaReadiness: stored.areaReadiness });
});

describe('reads what it needs in one statement, and nothing afterwards,', () => {
  it('a change of access', async () => {
    await journey.does('edit-access', journey.architect, { actionTier: 'draft', callLogging: 'Some of them.' });
    const statements = await statementsOf('edit-access', { actionTier: 'draft', callLogging: 'All of them.' });
    const [read = '', again] = reads(statements);
    expect(again).toBeUndefined();
    expect(read).not.toContain('e.title');
    for (const part of ['risk', 'metric', 'scenario']) expect(read).not.toMatch(new RegExp(`from ${part} `));
    // Begin, lock, what it needs, use case, event, commit.
    expect(statements).toHaveLength(6);
  });

  it('a change of what the use case is, where its systems stay', async () => {
    const { title, problem, businessUnit, systems } = await journey.facts();
    const stated = { title: `${title}, anew`, problem, businessUnit: businessUnit.id };
    const statements = await statementsOf('edit-use-case', { ...stated, systems: systems.map(({ id }) => id) });
    expect(reads(statements)).toHaveLength(1);
    expect(statements).toHaveLength(6);
    await journey.does('edit-use-case', journey.architect, { ...stated, systems: [] });
    expect((await journey.facts()).systems).toEqual([]);
  });

  it('evidence that is taken back', async () => {
    const note = { item: 'DM-4', kind: 'note', title: 'Scan', text: 'Clean.' };
    const { citation } = await journey.does<{ citation: string }>('add-evidence', journey.architect, note);
    const statements = await statementsOf('withdraw-evidence', { evidence: citation });
    expect(reads(statements)).toHaveLength(1);
    expect(reads(statements)[0]).toContain('and c.item_id = (select named.item_id');
    // Begin, lock, what it needs, citation, item, use case, event, commit.
    expect(statements).toHaveLength(8);
    const other = await makeJourney({ workspace: journey.workspace });
    const theirs = await other.does<{ citation: string }>('add-evidence', other.architect, note);
    const strange = { evidence: theirs.citation };
    expect((await journey.refused('withdraw-evidence', journey.workspace.admin, strange)).kind).toBe('not-found');
    expect((await other.facts()).evidence).toHaveLength(1);
  });

  it('evidence for an item', async () => {
    const note = { item: 'DM-4', kind: 'note', title: 'Scan', text: 'Clean.' };
    const statements = await statementsOf('add-evidence', note);
    expect(reads(statements)).toHaveLength(1);
    // Begin, lock, what it needs, piece, revision, citation, item, use case, event, commit.
    expect(statements).toHaveLength(10);
  });
});

it('a command on an item reads that one, and of the others how they stand, on any day', async () => {
  await journey.does('add-evidence', journey.architect, { item: 'DM-4', kind: 'note', title: 'Scan', text: 'Clean.' });
  journey.wait(1);
  const statements = await statementsOf('submit-item', { item: 'DM-4', claim: 'satisfied' });
  // As above, and whoever is to confirm it is told.
  expect(statements).toHaveLength(8);
  const [read] = statements.filter((text) => text.includes('row_to_json(u)'));
  for (const part of ['assessment', 'risk', 'metric']) expect(read).not.toMatch(new RegExp(`from ${part} `));
  expect(read).toContain('and c.item_id = $4');
});

describe('while a signature stands', () => {
  let request: string;

  beforeEach(async () => {
    await journey.prepare('poc');
    await journey.does('add-evidence', journey.architect, {
      item: 'DM-4',
      kind: 'note',
      title: 'Scan',
      text: 'Clean.',
    });
    ({ request } = await journey.ask('poc'));
  });

  it('the business owner gives it by what it binds to, which is neither checklist nor risks', async () => {
    const sign = { request, role: 'business', decision: 'approve' };
    const statements = await statementsOf('sign-off', sign, journey.owners.business);
    const [read = '', requests = '', again] = reads(statements).map(onAnyDay);
    for (const part of ['citation', 'checklist_item', 'risk']) expect(read).not.toMatch(new RegExp(`from ${part} `));
    expect([requests.includes('sign_off_request'), again]).toEqual([true, undefined]);
    // Begin, lock, what it needs, signature, requests again, use case, event, who is told, commit.
    expect(statements).toHaveLength(9);
    const { signOffRequests } = await journey.facts();
    expect(Object.keys(signOffRequests[0]?.signOffs[0]?.hashes ?? {})).toHaveLength(4);
  });

  it('whoever signs for more reads everything at once', async () => {
    const { technical } = journey.owners;
    const sign = { request, role: 'technical', decision: 'approve' };
    const statements = await statementsDuring(() => journey.refused('sign-off', technical, sign));
    expect(reads(statements)).toHaveLength(1);
    expect(reads(statements)[0]).toContain('e.title');
  });

  it('a move reads of evidence what it proves, and nothing afterwards', async () => {
    await journey.sign(request, 'business');
    const statements = await statementsOf('move-stage', { to: 'poc' });
    expect(reads(statements)).toHaveLength(1);
    expect(reads(statements)[0]).not.toContain('e.title');
    // Begin, lock, what it needs, request, use case, event, who is told, commit.
    expect(statements).toHaveLength(8);
  });

  it('what lapses it is told by the part that was written', async () => {
    await journey.sign(request, 'business');
    const scenario = { kind: 'success', title: 'A question of last year', expected: 'The answer of then.' };
    expect(reads(await statementsOf('save-scenario', scenario))).toHaveLength(1);
    const [own, words, ...more] = reads(await statementsOf('save-risk', risk)).map(onAnyDay);
    expect([own?.includes('from risk '), words?.includes('from sign_off '), more]).toEqual([true, true, []]);
    expect(words).not.toContain('from risk ');
    expect((await journey.facts()).signOffRequests[0]?.signOffs[0]?.lapsedAt).toBeNull();
    const group = await statementsOf('save-pilot-group', { pilotGroup: 'Support', pilotSize: '12' });
    // Begin, lock, what it needs, words, who gave them, signature, use case, event, who is told, commit.
    expect(group).toHaveLength(10);
    // What changes nothing that is signed asks for no words.
    expect(
      reads(await statementsOf('assign-item', { item: 'DM-3', assignee: journey.architect.memberId })),
    ).toHaveLength(1);
    expect((await journey.facts()).signOffRequests[0]?.signOffs[0]?.lapsedBy).toEqual(['user-group']);
  });

  it('what changed behind the product lapses nothing by a write of something else, and is found by who verifies', async () => {
    await journey.sign(request, 'business');
    const { workspaceId } = journey.workspace;
    await inWorkspace(workspaceId, (tx) =>
      tx.useCase.update({ where: { workspaceId_key: { workspaceId, key: journey.key } }, data: { pilotSize: 9 } }),
    );
    await journey.does('add-tag', journey.architect, { tag: 'found' });
    expect((await journey.facts()).signOffRequests[0]?.signOffs[0]?.lapsedAt).toBeNull();
    const [found, ...more] = (await checkDerived(workspaceId)).differences;
    expect([found, more]).toMatchObject([
      { key: journey.key, column: 'word of business for poc', computed: 'about another user-group' },
      [],
    ]);
  });

  it('a command that writes words and may lapse others fails', async () => {
    await journey.sign(request, 'business');
    const event = { type: 'tag.added', data: { tag: 'never' } } as const;
    const both = useCaseCommand({
      ...{ name: 'curious', action: 'edit-risks', versioned: false, parts: ['signOffs'], input: {} },
      async run({ tx, facts }) {
        const where = { requestId: facts.signOffRequests[0]!.id };
        await tx.signOff.updateMany({ where, data: { lapsedAt: journey.now, lapsedBy: ['risks'] } });
        return { ok: true, value: { event, columns: { pilotGroup: 'Never' }, value: {} } };
      },
    });
    const context = { actor: journey.architect, now: journey.now };
    await expect(both.run(context, { useCase: journey.key })).rejects.toThrow('leaves those that stand alone');
  });

  it('a command that changes what is signed, and says that it does not, fails', async () => {
    const context = { actor: journey.architect, now: journey.now };
    const event = { type: 'tag.added', data: { tag: 'never' } } as const;
    const said = {
      name: 'curious',
      action: 'edit-risks',
      versioned: false,
      leavesSignatures: true,
      input: {},
    } as const;
    const writes = useCaseCommand({
      ...said,
      parts: ['risks'],
      async run({ tx, facts }) {
        await tx.risk.deleteMany({ where: { useCaseId: facts.id } });
        return { ok: true, value: { event, value: {} } };
      },
    });
    const states = useCaseCommand({
      ...said,
      parts: [],
      run: async () => ({ ok: true, value: { event, columns: { pilotGroup: 'Never' }, value: {} } }),
    });
    for (const command of [writes, states]) {
      await expect(command.run(context, { useCase: journey.key })).rejects.toThrow('what signatures bind to');
    }
    expect((await journey.facts()).tags).not.toContain('never');
  });
});

it('a new use case is written in as many statements as it has rows, and nothing is read of it', async () => {
  const { workspace, architect, owners, now } = journey;
  const input = {
    title: 'Contract search',
    problem: 'Nobody finds what was agreed.',
    businessUnit: workspace.businessUnitId,
    businessOwner: owners.business.memberId,
    differsBecause: 'It is about contracts.',
  };
  const texts = await statementsDuring(async () => {
    expect(await createUseCase.run({ actor: architect, now }, input)).toMatchObject({ ok: true });
  });
  // Begin, its owner, unit and what is like it; then its key, itself, its owner, its event, commit.
  expect(texts).toHaveLength(9);
  expect(await checkDerived(workspace.workspaceId)).toMatchObject({ differences: [] });
});

it('what gates go by is there on the day of the last write as on any other', async () => {
  const { systemId, architect, key, now } = journey;
  const tool = { name: 'search', purpose: 'Searches.', tier: 'read-only', dataClasses: 'names', system: systemId };
  await journey.does('save-tool', architect, tool);
  let seen: unknown;
  const looks = useCaseCommand({
    ...{ name: 'curious', action: 'edit-risks', versioned: false, parts: ['gates'], leavesSignatures: true, input: {} },
    run: async ({ facts: { tools, items, waivers } }) => {
      seen = [tools.length, items.length, waivers.length];
      return { ok: false, refusal: { kind: 'unmet', message: 'Only looked.', reasons: [] } };
    },
  });
  await looks.run({ actor: architect, now }, { useCase: key });
  const { tools, items, waivers } = await journey.facts();
  expect(seen).toEqual([tools.length, items.length, waivers.length]);
  expect(tools).toHaveLength(1);
});

it('a command that reads or writes what it says it does not need fails, and nothing is written', async () => {
  const command = (run: Parameters<typeof useCaseCommand>[0]['run']) =>
    useCaseCommand({ name: 'curious', action: 'edit-risks', versioned: false, parts: ['risks'], input: {}, run });
  const context = { actor: journey.architect, now: journey.now };
  const { key } = journey;
  const event = { type: 'tag.added', data: { tag: 'never' } } as const;
  const reads = command(async ({ facts }) => ({ ok: true, value: { event, value: (facts as UseCaseFacts).plan } }));
  await expect(reads.run(context, { useCase: key })).rejects.toThrow('Nobody has read "plan"');
  const judges = command(async ({ context }) => ({
    ok: true,
    value: { event, value: (context as RuleContext).ladder },
  }));
  await expect(judges.run(context, { useCase: key })).rejects.toThrow('Nobody has read "ladder"');
  const writes = command(async ({ tx, facts }) => {
    await tx.scenario.deleteMany({ where: { useCaseId: facts.id } });
    return { ok: true, value: { event, value: {} } };
  });
  await expect(writes.run(context, { useCase: key })).rejects.toThrow('wrote to "scenarios"');
  const disarms = useCaseCommand({
    ...{ name: 'curious', action: 'submit-item', versioned: false, parts: ['checklist'], input: {} },
    async run({ tx, facts }) {
      await tx.tool.deleteMany({ where: { useCaseId: facts.id } });
      return { ok: true, value: { event, value: {} } };
    },
  });
  await expect(disarms.run(context, { useCase: key })).rejects.toThrow('changed one of tool');
  const strays = useCaseCommand({
    ...{ name: 'curious', action: 'submit-item', versioned: false, parts: ['checklist'], input: {} },
    item: () => ({ item: 'DM-4' }),
    async run({ tx, facts }) {
      saveItem(tx, facts, 'DM-5', { justification: 'Never' });
      return { ok: true, value: { event, value: {} } };
    },
  });
  await expect(strays.run(context, { useCase: key })).rejects.toThrow('says that it is about DM-4');
  const slips = useCaseCommand({
    ...{ name: 'curious', action: 'edit-risks', versioned: false, aside: true, parts: ['risks'], input: {} },
    run: async () => ({ ok: true, value: { event, columns: { title: 'Never' }, value: {} } }),
  });
  await expect(slips.run(context, { useCase: key })).rejects.toThrow('leaves no version');
  await journey.does('add-evidence', journey.architect, { item: 'DM-4', kind: 'note', title: 'Scan', text: 'Clean.' });
  const gated = (run: Parameters<typeof useCaseCommand>[0]['run']) =>
    useCaseCommand({
      ...{ name: 'curious', action: 'edit-risks', versioned: false, parts: ['gates'], leavesSignatures: true },
      ...{ input: {}, run },
    });
  const pries = gated(async ({ facts: { evidence } }) => ({
    ok: true,
    value: { event, value: { title: evidence[0]?.title } },
  }));
  await expect(pries.run(context, { useCase: key })).rejects.toThrow('Nobody has read "title"');
  const confirms = command(async ({ tx, facts }) => {
    saveItem(tx, facts, 'DM-5', { state: 'in-progress' });
    return { ok: true, value: { event, value: {} } };
  });
  await expect(confirms.run(context, { useCase: key })).rejects.toThrow('does not say that it needs the checklist');
  const renames = command(async ({ tx, facts }) => {
    await tx.useCase.update({ where: { id: facts.id }, data: { title: 'Never' } });
    return { ok: true, value: { event, value: {} } };
  });
  await expect(renames.run(context, { useCase: key })).rejects.toThrow('wrote to the use case itself');
  const tiered = command(async () => ({ ok: true, value: { event, columns: { actionTier: 'read-only' }, value: {} } }));
  await expect(tiered.run(context, { useCase: key })).rejects.toThrow('changed actionTier');
  expect((await journey.facts()).tags).not.toContain('never');
});
