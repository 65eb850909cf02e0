import pg from 'pg';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { saveItem } from '@/lib/db/checklist-row';
import { makeJourney, type Journey } from '@/lib/testing/journey';
import { useCaseCommand } from './use-case-command';

// What the tests compare beside every write (scripts/test/facts-read-again.ts) would be counted.
vi.unmock('@/lib/db/load-facts');
vi.unmock('@/lib/db/settle');

let journey: Journey;
const risk = { title: 'A wrong answer is believed', likelihood: '3', impact: '5', mitigation: '' };

beforeEach(async () => {
  journey = await makeJourney();
});
afterEach(() => vi.restoreAllMocks());

/** The statements of a command, from the beginning of its transaction to the end. */
async function statementsOf(command: string, input: Record<string, unknown>): Promise<string[]> {
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  await journey.does(command, journey.architect, input);
  const texts = asked.mock.calls.map(([of]) => (typeof of === 'string' ? of : (of as { text: string }).text));
  const locked = texts.findIndex((text) => text.includes('no key update'));
  return texts.slice(locked - 1, texts.indexOf('commit', locked) + 1);
}

it('a command that needs one part of the facts asks seven statements, none of them by a model of Prisma', async () => {
  const { id } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
  const statements = await statementsOf('save-risk', { ...risk, id, impact: '4' });
  // Begin, lock, what it needs of the facts with all that the rules look at, the risk, use case, event, commit.
  expect(statements).toHaveLength(7);
  expect(statements.filter((text) => text.includes('citation'))).toEqual([]);
  expect(statements.filter((text) => text.includes('"public".'))).toEqual([]);
});

it('on another day, when what is derived may have changed, it asks for the facts as a whole', async () => {
  const { id } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
  journey.wait(1);
  const statements = await statementsOf('save-risk', { ...risk, id, impact: '4' });
  expect(statements.filter((text) => text.includes('citation'))).toHaveLength(1);
  expect(statements).toHaveLength(8);
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
    item: () => 'DM-4',
    async run({ tx, facts }) {
      saveItem(tx, facts, 'DM-5', { justification: 'Never' });
      return { ok: true, value: { event, value: {} } };
    },
  });
  await expect(strays.run(context, { useCase: key })).rejects.toThrow('says that it is about DM-4');
  const renames = command(async ({ tx, facts }) => {
    await tx.useCase.update({ where: { id: facts.id }, data: { title: 'Never' } });
    return { ok: true, value: { event, value: {} } };
  });
  await expect(renames.run(context, { useCase: key })).rejects.toThrow('wrote to the use case itself');
  const tiered = command(async () => ({ ok: true, value: { event, columns: { actionTier: 'read-only' }, value: {} } }));
  await expect(tiered.run(context, { useCase: key })).rejects.toThrow('changed actionTier');
  expect((await journey.facts()).tags).not.toContain('never');
});
