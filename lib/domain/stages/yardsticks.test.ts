import { describe, expect, it } from 'vitest';
import { bare, now } from '@/lib/domain/testing/facts';
import { reportedStageAfter } from './reported';
import { effectiveTier } from './tier';
import { daysInStage, overYardstick } from './yardsticks';

describe('time in stage', () => {
  it('is counted in whole days', () => {
    expect(daysInStage(bare({ stageEnteredAt: new Date('2026-11-08T10:00:01Z') }), now)).toBe(13);
    expect(daysInStage(bare({ stageEnteredAt: new Date('2026-11-08T10:00:00Z') }), now)).toBe(14);
  });

  it.each([
    ['poc', 28, false],
    ['poc', 29, true],
    ['pilot', 112, false],
    ['go-live-review', 113, true],
    ['candidate', 1000, false],
    ['production', 1000, false],
  ] as const)('in %s of %d days is long: %s', (stage, days, long) => {
    expect(overYardstick(stage, days)).toBe(long);
  });
});

describe('the effective tier', () => {
  const tool = (tier: 'read-only' | 'irreversible') => ({
    id: tier,
    name: tier,
    purpose: '',
    tier,
    dataClasses: '',
    systemId: null,
    createdAt: now,
    server: null,
  });

  it('is the worst of what is stated and what the tools can do', () => {
    expect(effectiveTier(bare({ actionTier: 'draft' }))).toBe('draft');
    expect(effectiveTier(bare({ actionTier: 'draft', tools: [tool('read-only')] }))).toBe('draft');
    expect(effectiveTier(bare({ actionTier: 'draft', tools: [tool('read-only'), tool('irreversible')] }))).toBe(
      'irreversible',
    );
    expect(effectiveTier(bare({ tools: [tool('read-only')] }))).toBe('irreversible');
  });
});

describe('the reported stage', () => {
  it.each([
    ['production', 'candidate', 'production'],
    ['production', 'go-live-review', 'production'],
    ['production', 'production', null],
    ['poc', 'pilot', null],
    ['retired', 'candidate', 'retired'],
    ['retired', 'retired', null],
    [null, 'candidate', null],
  ] as const)('of %s in %s leaves %s', (reported, stage, left) => {
    expect(reportedStageAfter(reported, stage)).toBe(left);
  });
});
