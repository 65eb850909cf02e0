import { expect, it } from 'vitest';
import { blockersByTier } from './by-tier';
import { checklistTemplate } from './template';

it('never blocks by fewer items in a higher tier, and forgets none', () => {
  const counts = blockersByTier().map(({ blocking }) => blocking.length);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  for (const { blocking, advising } of blockersByTier()) {
    expect(blocking.length + advising.length).toBe(checklistTemplate.length);
  }
});

it('blocks by every item where the tools are irreversible', () => {
  expect(blockersByTier().at(-1)).toMatchObject({ tier: 'irreversible', advising: [] });
});
