import { describe, expect, it } from 'vitest';
import { provenUntil, restsInWords, withdrawnInWords } from './given';

const now = new Date('2026-11-20T09:00:00Z');

describe('what a piece proves until when', () => {
  const given = { items: ['ID-2', 'HF-1', 'SE-2'], createdAt: new Date('2026-09-01T09:00:00Z') };
  const seen = (expiresOn: string | null) =>
    provenUntil({ ...given, expiresOn }, now).map(({ items: proven, ...part }) => [proven.join(), part]);

  it('is for all of its items the same, unless one wants it fresh', () => {
    expect(seen('2026-11-25')).toEqual([
      ['ID-2,HF-1,SE-2', { expiresOn: '2026-11-25', expired: false, expiresSoon: true }],
    ]);
    expect(seen(null)).toEqual([
      ['HF-1', { expiresOn: '2026-11-30', expired: false, expiresSoon: true }],
      ['ID-2,SE-2', { expiresOn: null, expired: false, expiresSoon: false }],
    ]);
    expect(seen('2026-11-19')).toEqual([
      ['ID-2,HF-1,SE-2', { expiresOn: '2026-11-19', expired: true, expiresSoon: false }],
    ]);
  });
});

it('says how many rest on it, and what taking it back does to them', () => {
  const rests = { useCases: 3, current: 3, items: 6, accepted: 2 };
  expect(restsInWords(rests)).toBe('3 use cases rest on it. Accepted by the signing role for 2 of 6 items.');
  expect(restsInWords({ ...rests, current: 1, items: 1, accepted: 0 })).toBe(
    '3 use cases rest on it, 1 of them on this revision. Accepted by the signing role for 0 of 1 item.',
  );
  expect(restsInWords({ useCases: 1, current: 0, items: 0, accepted: 0 })).toBe(
    '1 use case rests on it, none of them on this revision yet.',
  );
  expect(restsInWords({ useCases: 0, current: 0, items: 0, accepted: 0 })).toBe('No use case rests on it.');
  expect(withdrawnInWords({ useCases: 0 })).toBe('No use case rests on it.');
  expect(withdrawnInWords({ useCases: 1 })).toContain('1 use case rests on it and will no more');
});
