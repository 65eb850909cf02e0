import { describe, expect, it } from 'vitest';
import { addDays, dayInWords, dayOf, daysBetween, daysSince, expired, expiresSoon } from './day';

const at = (text: string) => new Date(text);

describe('days', () => {
  it('read as people write them', () => {
    expect(dayInWords('2026-12-01')).toBe('1 Dec 2026');
  });

  it('are those of UTC, wherever the machine stands', () => {
    expect(dayOf(at('2026-11-22T23:59:59Z'))).toBe('2026-11-22');
    expect(dayOf(at('2026-11-22T00:00:00Z'))).toBe('2026-11-22');
  });

  it.each([
    ['2026-02-27', 2, '2026-03-01'],
    ['2028-02-27', 2, '2028-02-29'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s and %d is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
    expect(daysBetween(day, expected)).toBe(days);
  });

  it('since are whole and never negative', () => {
    expect(daysSince(at('2026-11-01T12:00:00Z'), at('2026-11-03T11:59:00Z'))).toBe(1);
    expect(daysSince(at('2026-11-03T12:00:00Z'), at('2026-11-01T12:00:00Z'))).toBe(0);
  });
});

describe('expiry', () => {
  it('comes after the last day', () => {
    expect(expired('2026-11-22', at('2026-11-22T23:00:00Z'))).toBe(false);
    expect(expired('2026-11-22', at('2026-11-23T00:00:00Z'))).toBe(true);
    expect(expired(null, at('2026-11-23T00:00:00Z'))).toBe(false);
  });

  it.each([
    ['2026-11-08T23:00:00Z', false],
    ['2026-11-09T00:00:00Z', true],
    ['2026-11-10T23:00:00Z', true],
    ['2026-11-11T00:00:00Z', false],
  ])('of ten days is soon at %s: %s', (now, soon) => {
    expect(expiresSoon(at('2026-11-01T00:00:00Z'), '2026-11-10', at(now))).toBe(soon);
  });

  it('never is soon without an end', () => {
    expect(expiresSoon(at('2026-11-01T00:00:00Z'), null, at('2036-11-01T00:00:00Z'))).toBe(false);
  });
});
