import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyChecklist } from '@/lib/domain/testing/arbitraries';
import { bare, complete, now } from '@/lib/domain/testing/facts';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { areas } from './areas';
import { itemViews } from './items';
import { readiness } from './readiness';
import { templateItem } from './template';

const of = (facts: UseCaseFacts) => readiness(itemViews(facts, now));
const inArea = (area: string) => (entry: { itemId: string }) => templateItem(entry.itemId)?.area === area;

describe('readiness', () => {
  it('is unknown while nothing is recorded: neither zero nor pass', () => {
    const { overall, areas: rows } = of(bare());
    expect(overall).toBeNull();
    expect(rows.every((row) => row.unknown && row.percent === null)).toBe(true);
  });

  it('stays unknown when all that happened is an assignment', () => {
    const assigned = complete().items.map((item) => ({ ...item, state: 'open' as const, claim: null }));
    expect(of(bare({ items: assigned })).overall).toBeNull();
  });

  it('is zero, and known, once there is evidence that nobody has confirmed', () => {
    const { overall, areas: rows } = of(bare({ evidence: complete().evidence.slice(0, 1) }));
    expect(overall).toBe(0);
    expect(rows.find((row) => row.area === 'identity')).toMatchObject({ unknown: false, percent: 0 });
  });

  it('is 100 with everything satisfied', () => {
    expect(of(complete())).toMatchObject({ overall: 100, openBlockers: [] });
  });

  it('is the mean of the areas', () => {
    // One of three change items short of four: 75, the others 100.
    const items = complete().items.filter((item) => item.itemId !== 'CM-4');
    const facts = complete({ items, evidence: complete().evidence.filter((entry) => entry.itemId !== 'CM-4') });
    expect(of(facts).areas.find((row) => row.area === 'change-management')?.percent).toBe(75);
    // (6 × 100 + 75) / 7 = 96.43, but at most 20 above the weakest.
    expect(of(facts).overall).toBe(95);
  });

  it('counts an unknown area as nothing done, and says that it is unknown', () => {
    const facts = complete({
      items: complete().items.filter((item) => !inArea('observability')(item)),
      evidence: complete().evidence.filter((entry) => !inArea('observability')(entry)),
    });
    expect(of(facts).overall).toBe(20);
    expect(of(facts).areas.find((row) => row.area === 'observability')).toMatchObject({ unknown: true, percent: null });
  });

  it('leaves out an area in which nothing applies', () => {
    const items = complete().items.map((item) =>
      inArea('observability')(item) ? { ...item, state: 'not-applicable' as const } : item,
    );
    const { overall, areas: rows } = of(complete({ items }));
    expect(overall).toBe(100);
    expect(rows.find((row) => row.area === 'observability')).toMatchObject({
      applicable: 0,
      percent: null,
      unknown: false,
    });
  });

  it('counts a waived item for the gate, apart from the satisfied ones', () => {
    const waiver = {
      id: 'w',
      subject: 'ID-5',
      reason: 'Later.',
      compensatingControl: '',
      extendsId: null,
      requestedBy: { id: 'a', name: 'A' },
      requestedAt: now,
      decision: 'approved' as const,
      decidedBy: { id: 'b', name: 'B' },
      decidedAt: now,
      decisionNote: null,
      expiresOn: '2027-01-01',
    };
    const items = complete().items.filter((item) => item.itemId !== 'ID-5');
    const row = of(complete({ items, waivers: [waiver] })).areas.find((entry) => entry.area === 'identity');
    expect(row).toMatchObject({ satisfied: 4, waived: 1, applicable: 5, percent: 100 });
  });

  it('stays within 0 and 100, and at most 20 above the weakest area', () => {
    fc.assert(
      fc.property(anyChecklist, (checklist) => {
        const { overall, areas: rows } = of(bare(checklist));
        if (overall === null) return;
        const shares = rows
          .filter((row) => row.applicable > 0)
          .map((row) => (100 * (row.satisfied + row.waived)) / row.applicable);
        expect(overall).toBeGreaterThanOrEqual(0);
        expect(overall).toBeLessThanOrEqual(Math.min(100, Math.min(...shares) + 20) + 1e-9);
        expect(rows.map((row) => row.area)).toEqual([...areas]);
      }),
    );
  });

  it('never rises when evidence is removed', () => {
    fc.assert(
      fc.property(anyChecklist, fc.nat(), (checklist, which) => {
        fc.pre(checklist.evidence.length > 0);
        const before = of(bare(checklist));
        const evidence = checklist.evidence.filter((_, index) => index !== which % checklist.evidence.length);
        const after = of(bare({ ...checklist, evidence }));
        expect(after.overall ?? 0).toBeLessThanOrEqual(before.overall ?? 0);
        expect(after.openBlockers.length).toBeGreaterThanOrEqual(before.openBlockers.length);
        after.areas.forEach((row, index) => {
          expect(row.percent ?? 0).toBeLessThanOrEqual(before.areas[index]?.percent ?? 0);
        });
      }),
    );
  });
});
