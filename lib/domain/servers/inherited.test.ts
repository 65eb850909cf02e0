import { describe, expect, it } from 'vitest';
import { byPiece, inheritance, type GivenEvidence } from './inherited';

const now = new Date('2026-11-20T09:00:00Z');
const piece: GivenEvidence = {
  evidenceId: 'scan',
  title: 'Scan',
  items: ['ID-2', 'SE-2'],
  revision: 2,
  since: '2026-11-01',
  expiresOn: null,
  withdrawn: false,
};
const at = (itemId: string, revision = 2, evidenceId = 'scan') => ({ evidenceId, itemId, revision });
const use = { builds: true, cited: [] as ReturnType<typeof at>[], declined: [] as ReturnType<typeof at>[] };
const items = (given: GivenEvidence[], change: Partial<typeof use> = {}) =>
  inheritance(given, { ...use, ...change }, now).cite.map(({ piece: { evidenceId }, itemId }) => [evidenceId, itemId]);

describe('inheritance', () => {
  it('has every item that a piece proves cite its newest revision, and none a second time', () => {
    const all = [
      ['scan', 'ID-2'],
      ['scan', 'SE-2'],
    ];
    expect(items([piece])).toEqual(all);
    expect(items([piece], { cited: [at('ID-2', 1), at('SE-2', 1)] })).toEqual(all);
    expect(items([piece], { cited: [at('ID-2'), at('SE-2')] })).toEqual([]);
    expect(items([piece], { cited: [at('ID-2'), at('SE-2', 2, 'another')] })).toEqual([['scan', 'SE-2']]);
  });

  it('gives back what was taken back here only by a newer revision', () => {
    expect(items([piece], { declined: [at('ID-2')] })).toEqual([['scan', 'SE-2']]);
    expect(items([{ ...piece, revision: 3 }], { declined: [at('ID-2'), at('SE-2')] })).toHaveLength(2);
  });

  it('cites nothing that is over, by its author’s word or by what the item asks', () => {
    expect(items([{ ...piece, expiresOn: '2026-11-19' }])).toEqual([]);
    expect(items([{ ...piece, expiresOn: '2026-11-20' }])).toHaveLength(2);
    // HF-1 wants evidence that is at most 90 days old.
    expect(items([{ ...piece, items: ['ID-2', 'HF-1'], since: '2026-08-01' }])).toEqual([['scan', 'ID-2']]);
  });

  it('takes a withdrawn piece from every item that rests on it, in all its revisions, and cites it nowhere', () => {
    const cited = [at('ID-2', 1), at('ID-2'), at('SE-2', 1, 'another')];
    for (const builds of [true, false]) {
      const found = inheritance([{ ...piece, withdrawn: true }], { ...use, builds, cited }, now);
      expect(found).toEqual({ cite: [], withdraw: cited.slice(0, 2) });
    }
  });

  it('brings nothing to a use case that does not build on the server, and takes nothing that stands from it', () => {
    const found = inheritance([piece], { ...use, builds: false, cited: [at('ID-2', 1)] }, now);
    expect(found).toEqual({ cite: [], withdraw: [] });
  });
});

it('tells items by their piece, at its newest revision', () => {
  const named = (itemId: string, revision: number, evidenceId = 'scan') => ({
    ...at(itemId, revision, evidenceId),
    title: evidenceId,
  });
  expect(byPiece([named('SE-2', 2), named('ID-2', 1), named('ID-2', 2), named('ID-2', 1, 'note')])).toEqual([
    { evidenceId: 'scan', title: 'scan', revision: 2, itemIds: ['ID-2', 'SE-2'] },
    { evidenceId: 'note', title: 'note', revision: 1, itemIds: ['ID-2'] },
  ]);
});
