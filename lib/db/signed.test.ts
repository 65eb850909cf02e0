import { expect, it } from 'vitest';
import { sectionsOf, signedFields } from '@/lib/domain/signoffs/sections';
import { complete } from '@/lib/domain/testing/facts';
import { signedColumns } from './signed';

it('names all that the sections of a signature are made of, and nothing else', () => {
  const asked = new Set<string>();
  const watched = new Proxy(complete(), {
    get(facts, field: string) {
      asked.add(field);
      return facts[field as keyof typeof facts];
    },
  });
  sectionsOf(watched);
  expect([...asked].sort()).toEqual([...signedFields, ...Object.keys(signedColumns)].sort());
  for (const [fact, columns] of Object.entries(signedColumns)) {
    expect(columns).toEqual(fact === 'expectedValue' ? Object.keys(complete().expectedValue) : [fact]);
  }
});
