import { describe, expect, it } from 'vitest';
import type { RiskFacts } from '@/lib/domain/use-case/facts';
import {
  acceptRisk,
  closeRisk,
  editRisk,
  impactLabel,
  keepsAcceptance,
  likelihoodLabel,
  reopenRisk,
  riskMatrix,
  sortedRisks,
  treatment,
  treatmentCounts,
} from './risk-rules';

const at = new Date('2026-11-01T00:00:00Z');
const risk = (change: Partial<RiskFacts> = {}): RiskFacts => ({
  id: 'r1',
  title: 'A wrong answer is believed',
  likelihood: 3,
  impact: 5,
  mitigation: '',
  closedAt: null,
  acceptance: null,
  ...change,
});
const acceptance = { by: { id: 'b', name: 'Bo' }, at, reason: 'Small pilot', likelihood: 3, impact: 5, staleAt: null };
const accepted = risk({ acceptance });
const stale = risk({ mitigation: 'Sources shown', acceptance: { ...acceptance, staleAt: at } });
const closed = risk({ closedAt: at });

it('lets an acceptance go stale with the rating or the title, not with a better mitigation', () => {
  expect(keepsAcceptance(accepted, { ...accepted })).toBe(true);
  expect(keepsAcceptance(accepted, { ...accepted, likelihood: 4 })).toBe(false);
  expect(keepsAcceptance(accepted, { ...accepted, impact: 1 })).toBe(false);
  expect(keepsAcceptance(accepted, { ...accepted, title: 'Data leaks' })).toBe(false);
});

describe('what may be done to a risk', () => {
  const codes = (check: (risk: RiskFacts) => { code: string }[], subject: RiskFacts) =>
    check(subject).map(({ code }) => code);

  it.each([
    ['accept an open one', acceptRisk, risk(), []],
    ['accept an accepted one', acceptRisk, accepted, ['already-accepted']],
    ['accept one whose acceptance is stale', acceptRisk, stale, []],
    ['accept a closed one', acceptRisk, closed, ['risk-closed']],
    ['edit a closed one', editRisk, closed, ['risk-closed']],
    ['edit an accepted one', editRisk, accepted, []],
    ['close a closed one', closeRisk, closed, ['risk-closed']],
    ['close an open one', closeRisk, risk(), []],
    ['reopen an open one', reopenRisk, risk(), ['risk-open']],
    ['reopen a closed one', reopenRisk, closed, []],
  ] as const)('%s', (_, check, subject, expected) => {
    expect(codes(check, subject)).toEqual(expected);
  });
});

it('tells how a risk is treated', () => {
  expect(
    [risk(), risk({ mitigation: ' ' }), risk({ mitigation: 'Sources shown' }), accepted, stale, closed].map(treatment),
  ).toEqual(['bare', 'bare', 'mitigated', 'accepted', 'stale', 'closed']);
});

it('counts each treatment apart', () => {
  const all = [risk(), risk({ mitigation: 'Sources shown' }), accepted, accepted, stale, closed];
  expect(treatmentCounts(all)).toBe('1 mitigated, 2 accepted, 1 with a stale acceptance, 1 without mitigation');
  expect(treatmentCounts([closed])).toBe('');
});

it('puts open risks alone into the matrix, likely and severe in the upper right', () => {
  const matrix = riskMatrix([risk(), closed, risk({ id: 'r2', likelihood: 5, impact: 5 })]);
  expect(matrix[0]?.[4]).toMatchObject({ likelihood: 5, impact: 5, level: 'high' });
  expect(matrix[0]?.[4]?.risks.map(({ id }) => id)).toEqual(['r2']);
  expect(matrix[2]?.[4]?.risks.map(({ id }) => id)).toEqual(['r1']);
  expect(matrix.flat()).toHaveLength(25);
});

it('sorts what needs attention first', () => {
  const order = sortedRisks([closed, risk({ id: 'low', likelihood: 1 }), risk({ id: 'high', likelihood: 5 })]);
  expect(order.map(({ id }) => id)).toEqual(['high', 'low', 'r1']);
});

it('has a word for each step', () => {
  expect([likelihoodLabel(1), likelihoodLabel(5), impactLabel(1), impactLabel(5), impactLabel(9)]).toEqual([
    'Rare',
    'Almost certain',
    'Negligible',
    'Severe',
    '9',
  ]);
});
