import { describe, expect, it } from 'vitest';
import type { StageCount } from '@/lib/domain/portfolio/aggregates';
import { funnelModel } from './funnel';
import { bandOf, cellWords, readinessModel } from './readiness-map';
import { timeModel } from './time-in-stage';
import type { ValueRiskCount } from '@/lib/domain/portfolio/aggregates';
import { stages } from '@/lib/domain/stages/stages';
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
  const group = (more: Partial<ValueRiskCount>): ValueRiskCount => ({
    value: 4,
    risk: 4,
    stage: 'pilot',
    verified: 1,
    unverified: 0,
    users: null,
    first: { key: 'SALES-1', title: 'Account research' },
    ...more,
  });

  it('makes the area proportional to the users, and tells who they are for', () => {
    const { bubbles, summary } = valueRiskModel([
      group({ users: 100, verified: 7, unverified: 1 }),
      group({ value: 2, risk: 1, users: 25 }),
      group({ value: 2, risk: 1, stage: 'poc' }),
    ]);
    expect(bubbles.map(({ count, size }) => [count, size])).toEqual([
      [8, 1],
      [1, 0.25],
      [1, 0],
    ]);
    expect(bubbles[0]?.names).toEqual(['Account research +7', 'SALES-1 +7']);
    expect(bubbles[1]).toMatchObject({
      filter: { value: 2, risk: 1, stage: 'pilot' },
      label: 'SALES-1 Account research: Pilot, 25 users, value 2 (described), risk 1 (irreversible)',
    });
    expect(bubbles[2]?.label).toContain('users not stated');
    expect(summary).toBe('8 of 10 scored use cases combine high value with low risk.');
  });

  it('draws a hundred of any number, and has them all in a table of 25 rows', () => {
    const levels = [1, 2, 3, 4, 5];
    const all = levels.flatMap((value) =>
      levels.flatMap((risk) => stages.map((stage) => group({ value, risk, stage, verified: 50, users: 900 }))),
    );
    const { bubbles, table, left, legend } = valueRiskModel(all);
    expect([bubbles.length, table.rows.length, legend.length]).toEqual([100, 25, stages.length]);
    expect(left).toBe('The 100 bubbles with the most users are drawn, 125 are not.');
    expect(table.rows[0]?.cells.slice(2, 5)).toEqual(['450', '0', '8,100']);
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
    const model = readinessModel(
      [{ key: 'A-1', title: 'One', stage: 'pilot', overall: null, openBlockers: 3, areas: unknown, waived }],
      1_200,
    );
    expect(model.summary).toBe('1 of the 1 closest to production has open blockers; 1,200 more are on the way.');
    expect(readinessModel([], 0).summary).toBe('Nothing is on its way to production.');
    expect(model.cells.slice(0, 3).map(cellWords)).toEqual(['?', '0', `${unknown['data-minimisation']}, 2 waived`]);
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
