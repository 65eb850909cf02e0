import { describe, expect, it } from 'vitest';
import {
  actor,
  assessment,
  bare,
  codes,
  complete,
  context,
  earlier,
  now,
  person,
  ratings,
} from '@/lib/domain/testing/facts';
import type { WaiverFacts } from '@/lib/domain/use-case/facts';
import { activeWaiver, waiverChain, waiverDecisionReasons, waiverRequestReasons } from './rules';

const waiver = (change: Partial<WaiverFacts> = {}): WaiverFacts => ({
  id: 'waiver',
  subject: 'ID-5',
  reason: 'The vault comes in January.',
  compensatingControl: 'Read by a person.',
  extendsId: null,
  requestedBy: person('ada'),
  requestedAt: earlier,
  decision: null,
  decidedBy: null,
  decidedAt: null,
  decisionNote: null,
  expiresOn: '2027-01-31',
  ...change,
});

const inForce = waiver({ decision: 'approved', decidedBy: person('sam'), decidedAt: earlier });
const barred = complete({ assessments: [assessment(ratings([5, 5, 1, 5, 5, 5]))] });

describe('activeWaiver', () => {
  it('is the approved one that lasts longest', () => {
    const waivers = [
      waiver({ id: 'a', decision: 'approved', expiresOn: '2026-12-01' }),
      waiver({ id: 'b', decision: 'approved', expiresOn: '2026-12-31' }),
      waiver({ id: 'c', decision: 'approved', expiresOn: '2026-11-21' }),
      waiver({ id: 'd', decision: 'refused', expiresOn: '2027-12-31' }),
    ];
    expect(activeWaiver(bare({ waivers }), 'ID-5', now)?.id).toBe('b');
    expect(activeWaiver(bare({ waivers }), 'ID-4', now)).toBeNull();
  });
});

describe('waiverRequestReasons', () => {
  it.each([
    ['an item', complete(), 'ID-5', '2027-05-21', []],
    ['181 days', complete(), 'ID-5', '2027-05-22', ['expiry-too-late']],
    ['today', complete(), 'ID-5', '2026-11-22', ['expiry-past']],
    ['tomorrow', complete(), 'ID-5', '2026-11-23', []],
    ['no such subject', complete(), 'ID-9', '2027-01-01', ['no-such-subject']],
    ['never waivable, read-only', complete(), 'ID-2', '2027-01-01', []],
    [
      'never waivable, irreversible',
      complete({ actionTier: 'irreversible' }),
      'ID-2',
      '2027-01-01',
      ['never-waivable'],
    ],
    ['never waivable, tier unknown', complete({ actionTier: null }), 'HF-1', '2027-01-01', ['never-waivable']],
    ['another asked for', complete({ waivers: [waiver()] }), 'ID-5', '2027-01-01', ['already-requested']],
    ['one in force, no later', complete({ waivers: [inForce] }), 'ID-5', '2027-01-31', ['extends-nothing']],
    ['one in force, later', complete({ waivers: [inForce] }), 'ID-5', '2027-02-01', []],
    ['a verdict that bars', barred, 'verdict', '2027-01-01', []],
    ['a verdict that does not', complete(), 'verdict', '2027-01-01', ['nothing-to-waive']],
    ['no verdict', bare(), 'verdict', '2027-01-01', ['no-verdict']],
  ])('for %s: %#', (_, facts, subject, expiresOn, expected) => {
    expect(codes(waiverRequestReasons(facts, subject, expiresOn, context))).toEqual(expected);
  });
});

it('goes by the days that the workspace set', () => {
  const settings = { ...context.settings, maxWaiverDays: 30 };
  const reasons = (day: string) => codes(waiverRequestReasons(complete(), 'ID-5', day, { now, settings }));
  expect(reasons('2026-12-22')).toEqual([]);
  expect(reasons('2026-12-23')).toEqual(['expiry-too-late']);
});

it('tells how an extension began, and does not turn in circles', () => {
  const first = waiver({ id: 'a', extendsId: 'c' });
  const second = waiver({ id: 'b', extendsId: 'a' });
  const third = waiver({ id: 'c', extendsId: 'b' });
  const chain = (one: WaiverFacts) => waiverChain({ waivers: [first, second, third] }, one).map(({ id }) => id);
  expect(chain(third)).toEqual(['a', 'b', 'c']);
  expect(waiverChain({ waivers: [] }, waiver({ extendsId: 'gone' }))).toHaveLength(1);
});

describe('waiverDecisionReasons', () => {
  it.each([
    ['the signing role', 'sam', waiver(), []],
    ['the business owner, for an item of security', 'bea', waiver(), ['not-waiver-role']],
    ['the business owner, for the verdict', 'bea', waiver({ subject: 'verdict' }), []],
    ['security, for the verdict', 'sam', waiver({ subject: 'verdict' }), ['not-waiver-role']],
    ['the requester', 'sam', waiver({ requestedBy: person('sam') }), ['own-request']],
    ['a second decision', 'sam', waiver({ decision: 'refused' }), ['already-decided']],
  ])('by %s: %#', (_, who, subject, expected) => {
    expect(codes(waiverDecisionReasons(actor(who, 'admin'), subject, complete()))).toEqual(expected);
  });
});
