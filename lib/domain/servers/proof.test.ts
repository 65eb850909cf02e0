import { describe, expect, it } from 'vitest';
import type { CheckId, CheckResult, Outcome } from '@/lib/domain/mcp/checks/check';
import { checks } from '@/lib/domain/mcp/checks/table';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { attachments, proofEnds, proofOf, proofWords } from './proof';

const results = (outcomes: Partial<Record<CheckId, Outcome>>): CheckResult[] =>
  checks.map(({ id }) => ({
    check: id,
    outcome: outcomes[id] ?? 'not-verified',
    message: `What ${id} saw.`,
    findings: [],
    facts: {},
  }));
const now = new Date('2026-11-20T09:00:00Z');
const cited = (itemId: string, expiresOn: string | null, decision?: 'accepted' | 'returned') => ({
  id: `c-${itemId}`,
  itemId,
  evidenceId: 'e',
  revision: 1,
  expiresOn,
  review: decision ? { decision, by: { id: 'sam', name: 'Sam' }, at: now, reason: '' } : null,
});

describe('what a run proves', () => {
  it('is what passed with nothing beside it that failed, warned or was not verified', () => {
    expect(proofOf(results({ C19: 'pass' }), 'closed').proven).toEqual(['SE-4']);
    const identity = { C03: 'pass', C04: 'pass', C05: 'pass', C06: 'pass', C07: 'pass' } as const;
    expect(proofOf(results(identity), 'closed').proven).toEqual(['ID-2', 'ID-3']);
    expect(proofOf(results({ ...identity, C04: 'not-applicable' }), 'closed').proven).toEqual(['ID-2', 'ID-3']);
    expect(proofOf(results({ ...identity, C07: 'not-verified' }), 'closed').proven).toEqual([]);
    expect(proofOf(results({ C13: 'pass', C14: 'not-verified' }), 'closed').proven).toEqual([]);
    expect(proofOf(results({ C03: 'pass', C07: 'fail' }), 'closed')).toMatchObject({
      proven: [],
      refuted: ['ID-2', 'ID-3'],
    });
    expect(proofOf(results({ C01: 'pass', C09: 'warn' }), 'closed')).toEqual({ proven: [], refuted: [] });
    expect(proofOf(results({ C20: 'not-applicable' }), 'closed')).toEqual({ proven: [], refuted: [] });
    expect(proofOf([], 'closed')).toEqual({ proven: [], refuted: [] });
  });

  it.each([
    ['pass', 'closed', { proven: ['SE-5'], refuted: [] }],
    ['pass', 'unclassed', { proven: [], refuted: [] }],
    ['pass', 'open', { proven: [], refuted: ['SE-5'] }],
    // The use case has not chosen what would complete the three.
    ['fail', 'closed', { proven: [], refuted: [] }],
    ['fail', 'open', { proven: [], refuted: ['SE-5'] }],
    ['not-verified', 'closed', { proven: [], refuted: [] }],
  ] as const)('of a flow is what all servers of the use case let through: %s, %s', (outcome, flow, proof) => {
    expect(proofOf(results({ C21: outcome }), flow)).toEqual(proof);
  });

  it('is about items that there are', () => {
    const known = new Set(checklistTemplate.map(({ id }) => id as string));
    expect(checks.flatMap(({ items }) => items).filter((item) => !known.has(item))).toEqual([]);
  });

  it('says of every check what it came to, the unverified ones as such', () => {
    const words = proofWords(results({ C01: 'pass' }), { run: 3, target: null, contractHash: 'a'.repeat(64) });
    expect(words.split('\n')).toHaveLength(checks.length + 2);
    expect(words).toContain('C01 TLS: Pass. What C01 saw.');
    expect(words).toContain('C02 Protocol version: Not verified.');
  });
});

describe('what a run changes on a use case', () => {
  const proof = { proven: ['SE-4', 'TS-1'], refuted: ['ID-2'] };
  const piece = { evidenceId: 'e', revision: null };
  const at = { ranAt: now, now };

  it('attaches what is not there, is about to end, or was given back, and nothing else', () => {
    const attached = (entries: ReturnType<typeof cited>[]) => attachments(proof, entries, piece, at).attach;
    expect(attached([])).toEqual(['SE-4', 'TS-1']);
    expect(attached([cited('SE-4', proofEnds(now)), cited('TS-1', null)])).toEqual([]);
    expect(attached([cited('SE-4', '2026-12-04'), cited('TS-1', '2026-12-05')])).toEqual(['SE-4']);
    expect(attached([cited('SE-4', null, 'returned'), cited('TS-1', null, 'accepted')])).toEqual(['SE-4']);
  });

  it('attaches no run a second time, however it was received, and none that is too old to prove anything', () => {
    const again = [cited('SE-4', null, 'returned'), cited('TS-1', '2026-11-22')];
    expect(attachments(proof, again, { evidenceId: 'e', revision: 1 }, at).attach).toEqual([]);
    const after = (days: number) => ({ ranAt: now, now: new Date(now.getTime() + days * 86_400_000) });
    expect(attachments(proof, [], piece, after(90)).attach).toEqual(['SE-4', 'TS-1']);
    expect(attachments(proof, [], piece, after(91)).attach).toEqual([]);
  });

  it('withdraws what is refuted, of its own evidence alone', () => {
    const entries = [cited('ID-2', null, 'accepted'), { ...cited('ID-2', null), id: 'by-hand', evidenceId: 'other' }];
    expect(attachments(proof, entries, piece, at).withdraw).toEqual([{ id: 'c-ID-2', itemId: 'ID-2' }]);
    expect(attachments(proof, entries, null, at).withdraw).toEqual([]);
  });
});
