import { describe, expect, it } from 'vitest';
import type { StageCount } from '@/lib/domain/portfolio/aggregates';
import { funnelModel } from './funnel';
import { bandOf, readinessModel } from './readiness-map';
import { timeModel } from './time-in-stage';
import { valueRiskModel } from './value-risk';
import { verdictModel } from './verdict-mix';

const money = (amount: number) => `$${amount}`;
const at = (stage: StageCount['stage'], verified: number, unverified = 0): StageCount => ({
  stage,
  verified,
  unverified,
  monthlyValue: verified * 10,
});

describe('funnelModel', () => {
  const model = funnelModel(
    [at('candidate', 4), at('pilot', 3, 7), at('production', 2), at('retired', 1), at('parked', 5)],
    [
      { stage: 'candidate', furthest: 4, givenUp: 0 },
      { stage: 'assessed', furthest: 6, givenUp: 2 },
      { stage: 'pilot', furthest: 3, givenUp: 0 },
      { stage: 'production', furthest: 3, givenUp: 1 },
    ],
    money,
  );

  it('counts who ever reached a stage, never from imports, and who was given up there', () => {
    expect(model.bars.map(({ reached }) => reached)).toEqual([16, 12, 6, 6, 3, 3]);
    expect(model.bars.map(({ givenUp }) => givenUp)).toEqual([0, 2, 0, 0, 0, 0]);
    expect(model.bars.find(({ stage }) => stage === 'pilot')).toMatchObject({ now: 3, unverified: 7 });
    expect(model.summary).toBe('3 of 16 use cases have reached Production. Most are given up in Assessed: 2.');
  });

  it('gives conversion from the stage before, and none for the first', () => {
    expect(model.bars.map(({ conversion }) => conversion)).toEqual([null, 0.75, 0.5, 1, 0.5, 1]);
  });

  it('keeps the stages beside the track apart', () => {
    expect(model.aside.map(({ stage, count }) => [stage, count])).toEqual([
      ['parked', 5],
      ['rejected', 0],
      ['retired', 1],
    ]);
  });

  it('says nothing of an empty portfolio but that it is empty', () => {
    const empty = funnelModel([], [], money);
    expect(empty.bars.every(({ now, reached, conversion }) => now === 0 && reached === 0 && conversion === null)).toBe(
      true,
    );
    expect(empty.summary).toBe('No use case has been verified yet.');
  });
});

describe('verdictModel', () => {
  it('has a bar for every verdict and one for those not scored, which sum to all', () => {
    const model = verdictModel([
      { verdict: 'strong', verified: 3, unverified: 1 },
      { verdict: null, verified: 4, unverified: 0 },
    ]);
    expect(model.bars.map(({ verdict }) => verdict)).toEqual([
      'strong',
      'conditions',
      'not-first',
      'next-step',
      'none',
    ]);
    expect(model.bars.reduce((sum, bar) => sum + bar.share, 0)).toBeCloseTo(1);
    expect(model.summary).toBe('4 of 8 use cases are scored.');
  });
});

describe('valueRiskModel', () => {
  it('makes the area proportional to the count', () => {
    const { bubbles } = valueRiskModel([
      { value: 5, risk: 5, verified: 8, unverified: 0 },
      { value: 2, risk: 1, verified: 1, unverified: 1 },
    ]);
    expect(bubbles.map(({ count, size }) => [count, size])).toEqual([
      [8, 1],
      [2, 0.25],
    ]);
    expect(bubbles[1]?.filter).toEqual({ value: 2, risk: 1 });
  });

  it('draws nothing for nothing', () => {
    expect(valueRiskModel([])).toMatchObject({ bubbles: [], summary: 'No use case is scored yet.' });
  });
});

describe('readinessModel', () => {
  const unknown = {
    identity: null,
    'tool-scope': 0,
    'data-minimisation': 50,
    observability: 100,
    'security-review': 39,
    'change-management': 80,
    'human-fallback': null,
  };

  const waived = {
    identity: 0,
    'tool-scope': 0,
    'data-minimisation': 2,
    observability: 0,
    'security-review': 0,
    'change-management': 0,
    'human-fallback': 0,
  };

  it('keeps unknown apart from zero, and says what is waived', () => {
    expect(bandOf(null)).toBe('unknown');
    expect(bandOf(0)).toBe('none');
    const model = readinessModel([
      { key: 'A-1', title: 'One', stage: 'pilot', overall: null, openBlockers: 3, areas: unknown, waived },
    ]);
    expect(model.cells.map(({ band }) => band)).toEqual([
      'unknown',
      'none',
      'middle',
      'full',
      'low',
      'high',
      'unknown',
    ]);
    expect(model.table.rows[0]?.cells).toContain('unknown');
    const told = `${unknown['data-minimisation']} %, 2 waived`;
    expect(model.table.rows[0]?.cells).toContain(told);
    expect(model.cells[2]).toMatchObject({ waived: 2, label: `A-1, Data minimisation: ${told}` });
  });
});

describe('timeModel', () => {
  it('leaves production out and widens the axis to the yardstick', () => {
    const model = timeModel(
      [{ stage: 'poc', count: 3, medianDays: 10, p90Days: 40, overYardstick: 1 }],
      [{ stage: 'pilot', count: 8, quantiles: [20, 35, 50, 61.4, 88] }],
    );
    expect(model.table.rows[3]?.cells.slice(4, 6)).toEqual(['8', '50 days, half 35–61']);
    expect(model.bars[2]?.spent).toBeNull();
    expect(model.bars.map(({ stage }) => stage)).toEqual(['candidate', 'assessed', 'poc', 'pilot', 'go-live-review']);
    expect(model.maxDays).toBe(120);
    expect(model.summary).toBe('1 has been in the stage longer than usual.');
  });
});
