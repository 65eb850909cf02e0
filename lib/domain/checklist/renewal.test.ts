import { describe, expect, it } from 'vitest';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { renewals } from './renewal';

const at = new Date('2026-01-01T00:00:00Z');
const confirmedAt = new Date('2026-01-02T09:00:00Z');
type Proof = { expiresOn: string | null; decision?: 'accepted' | 'returned' | null; itemId?: string };

/** Of a satisfied SE-2, by evidence given on 1 January. */
const of = (proof: Proof[], state = 'satisfied') =>
  renewals({
    items: [{ itemId: 'SE-2', state, confirmedAt }],
    evidence: proof.map(({ expiresOn, decision = 'accepted', itemId = 'SE-2' }) => ({
      itemId,
      createdAt: at,
      expiresOn,
      review: decision && { decision },
    })),
  } as unknown as UseCaseFacts);

describe('when an item wants to be renewed', () => {
  it.each<[string, Proof[], string | null, string | null]>([
    // Ten days: eight are four fifths.
    ['in the last fifth', [{ expiresOn: '2026-01-10' }], '2026-01-09T00:00:00.000Z', '2026-01-10'],
    [
      'by the longest of several',
      [{ expiresOn: '2026-01-20' }, { expiresOn: '2026-01-10' }],
      '2026-01-17T00:00:00.000Z',
      '2026-01-20',
    ],
    ['never, if some of it never ends', [{ expiresOn: '2026-01-10' }, { expiresOn: null }], null, null],
    ['since it was confirmed, if nothing is left', [], confirmedAt.toISOString(), null],
    [
      'by what was accepted alone',
      [
        { expiresOn: null, decision: null },
        { expiresOn: '2026-01-10' },
        { expiresOn: '2026-03-01', decision: 'returned' },
      ],
      '2026-01-09T00:00:00.000Z',
      '2026-01-10',
    ],
    ['by its own evidence alone', [{ expiresOn: null, itemId: 'SE-3' }], confirmedAt.toISOString(), null],
  ])('%s', (_, proof, from, runsOutOn) => {
    expect(of(proof)).toEqual([{ itemId: 'SE-2', renewFrom: from && new Date(from), runsOutOn }]);
  });

  it.each(['open', 'in-progress', 'submitted', 'not-applicable'])('is no question while it is %s', (state) => {
    expect(of([{ expiresOn: '2026-01-10' }], state)).toEqual([]);
  });
});
