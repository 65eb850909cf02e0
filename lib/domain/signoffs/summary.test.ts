import { describe, expect, it } from 'vitest';
import { complete, earlier, metric, now, person } from '@/lib/domain/testing/facts';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { coverage } from './sections';
import { signingSummary } from './summary';

const facts = complete();
const lines = (
  role: keyof typeof coverage,
  change: Partial<UseCaseFacts> = {},
  gate: 'poc' | 'production' = 'production',
) =>
  Object.fromEntries(
    signingSummary(coverage[role], gate, { ...facts, ...change }, now).map(({ label, value }) => [label, value]),
  );

describe('signingSummary', () => {
  it('tells a role the figures of what it covers', () => {
    expect(lines('technical')).toEqual({ 'Checklist items': '33: 33 satisfied', Tools: '1: 1 read-only' });
    expect(lines('business')).toEqual({ 'Results of the pilot': '1 metric: 1 target met' });
    expect(lines('business', {}, 'poc')).toEqual({ Metrics: '1 planned' });
    expect(lines('security')).toMatchObject({ 'Open risks': '1: 1 mitigated' });
  });

  it('counts waived apart from satisfied, and says what blocks', () => {
    const items = facts.items.filter(({ itemId }) => !['ID-4', 'TS-1'].includes(itemId));
    const waiver = {
      id: 'w',
      subject: 'ID-4',
      reason: 'R',
      compensatingControl: 'C',
      extendsId: null,
      requestedBy: person('eve'),
      requestedAt: earlier,
      decision: 'approved' as const,
      decidedBy: person('tom'),
      decidedAt: earlier,
      decisionNote: null,
      expiresOn: '2027-01-31',
    };
    expect(lines('technical', { items, waivers: [waiver] })).toMatchObject({
      'Checklist items': '33: 31 satisfied, 1 waived, 1 open. 1 open blocker',
      'Waivers in force': '1: ID-4 until 31 Jan 2027',
    });
  });

  it('counts accepted apart from mitigated, and stale apart from both', () => {
    const [risk] = facts.risks as [UseCaseFacts['risks'][number]];
    const acceptance = { by: person('bea'), at: earlier, reason: 'R', likelihood: 4, impact: 4, staleAt: null };
    const bare = { ...risk, mitigation: '' };
    const risks = [risk, { ...bare, acceptance }, { ...bare, acceptance: { ...acceptance, staleAt: now } }];
    expect(lines('security', { risks })['Open risks']).toBe(
      '3: 1 mitigated, 1 accepted, 1 with a stale acceptance. 1 high risk neither mitigated nor accepted',
    );
  });

  it('does not hide a metric without result', () => {
    const metrics = [metric, { ...metric, id: 'm2', results: {} }];
    expect(lines('business', { plan: { ...facts.plan, metrics } })['Results of the pilot']).toBe(
      '2 metrics: 1 target met, 1 without result',
    );
  });
});
