import { describe, expect, it } from 'vitest';
import { codes, earlier, now, person } from '@/lib/domain/testing/facts';
import { delegationState, namingReasons, type Delegation } from './delegation';

const delegation = (change: Partial<Delegation> = {}): Delegation => ({
  id: 'd',
  member: person('sam'),
  deputy: person('zoe'),
  startsOn: '2026-11-22',
  endsOn: '2026-12-12',
  reason: 'Leave.',
  createdBy: person('sam'),
  createdAt: earlier,
  endedAt: null,
  ...change,
});

describe('delegationState', () => {
  it.each([
    ['from its first day', {}, 'in-force'],
    ['on its last day', { startsOn: '2026-11-01', endsOn: '2026-11-22' }, 'in-force'],
    ['the day after', { startsOn: '2026-11-01', endsOn: '2026-11-21' }, 'over'],
    ['before', { startsOn: '2026-11-23' }, 'coming'],
    ['once ended', { endedAt: now }, 'over'],
  ] as const)('%s', (_, change, state) => {
    expect(delegationState(delegation(change), now)).toBe(state);
  });
});

describe('namingReasons', () => {
  const wish = { member: person('sam'), deputy: person('zoe'), startsOn: '2026-11-22', endsOn: '2026-12-12' };
  it.each([
    ['as it should be', {}, [], []],
    ['oneself', { deputy: person('sam') }, [], ['own-deputy']],
    ['yesterday', { startsOn: '2026-11-21' }, [], ['starts-past']],
    ['ending before it begins', { endsOn: '2026-11-21' }, [], ['ends-before']],
    ['184 days', { endsOn: '2027-05-24' }, [], []],
    ['185 days', { endsOn: '2027-05-25' }, [], ['too-long']],
    ['two at once', {}, [delegation({ startsOn: '2026-12-12', endsOn: '2026-12-20' })], ['overlaps']],
    ['one after the other', {}, [delegation({ startsOn: '2026-12-13', endsOn: '2026-12-20' })], []],
    ['somebody who is away', {}, [delegation({ member: person('zoe'), deputy: person('eve') })], ['deputy-away']],
    ['of somebody else', {}, [delegation({ member: person('eve') })], []],
  ])('%s', (_, change, others, expected) => {
    expect(codes(namingReasons({ ...wish, ...change }, others, now))).toEqual(expected);
  });
});
