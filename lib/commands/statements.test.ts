import pg from 'pg';
import { afterEach, expect, it, vi } from 'vitest';
import { makeJourney } from '@/lib/testing/journey';

afterEach(() => vi.restoreAllMocks());

it('a command on a use case asks nine statements, none of them by a model of Prisma', async () => {
  const journey = await makeJourney();
  const risk = { title: 'A wrong answer is believed', likelihood: '3', impact: '5', mitigation: '' };
  const { id } = await journey.does<{ id: string }>('save-risk', journey.architect, risk);
  const asked = vi.spyOn(pg.Client.prototype, 'query');
  await journey.does('save-risk', journey.architect, { ...risk, id, impact: '4' });
  const texts = asked.mock.calls.map(([of]) => (typeof of === 'string' ? of : (of as { text: string }).text));
  const begun = texts.findIndex((text) => text.includes('no key update'));
  const command = texts.slice(begun - 1, texts.indexOf('commit', begun) + 1);
  expect(command.at(-1)).toBe('commit');
  // Begin, lock, facts with all that the rules look at, ladder, the risk, the risks as they are now, use case, event, commit.
  // And all facts once more, by which the tests compare (scripts/test/facts-read-again.ts).
  expect(command.length).toBeLessThanOrEqual(9 + 1);
  expect(command.filter((text) => text.includes('"public".'))).toEqual([]);
});
