import { describe, expect, it } from 'vitest';
import { actionTiers } from '@/lib/domain/stages/stages';
import { areas } from './areas';
import { catalogueOf } from './catalogues';
import { checklistTemplate, itemIds, templateItem } from './template';

describe('the template', () => {
  it('has 33 items in seven areas, each with an id of its own', () => {
    expect(checklistTemplate).toHaveLength(33);
    expect(new Set(itemIds).size).toBe(33);
    expect(new Set(checklistTemplate.map((item) => item.area))).toEqual(new Set(areas));
  });

  it.each([
    ['read-only', 19],
    ['draft', 23],
    ['reversible-write', 33],
    ['irreversible', 33],
  ] as const)('blocks in the tier %s by %d items', (tier, count) => {
    expect(checklistTemplate.filter((item) => item.blocks.includes(tier))).toHaveLength(count);
  });

  it('blocks in a worse tier wherever it blocks in a better one', () => {
    for (const item of checklistTemplate) {
      const blocking = actionTiers.map((tier) => item.blocks.includes(tier));
      expect(blocking).toEqual([...blocking].sort((a, b) => Number(a) - Number(b)));
    }
  });

  it('never waives three items, in the irreversible tier alone', () => {
    const never = checklistTemplate.filter((item) => item.neverWaivableIn.length > 0);
    expect(never.map((item) => item.id)).toEqual(['ID-2', 'TS-5', 'HF-1']);
    for (const item of never) expect(item.neverWaivableIn).toEqual(['irreversible']);
  });

  it('maps every item to controls of known catalogues', () => {
    for (const item of checklistTemplate) {
      expect(item.maps.length).toBeGreaterThan(0);
      for (const control of item.maps) expect(catalogueOf(control), control).not.toBeNull();
    }
  });

  it('knows no other ids', () => {
    expect(templateItem('ID-2')?.signs).toBe('security');
    expect(templateItem('ID-99')).toBeNull();
  });
});
