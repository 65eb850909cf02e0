import { expect, it } from 'vitest';
import { ratings } from '@/lib/domain/testing/facts';
import { calibrationModel, words } from './calibration';
import { profileModel } from './profile';

it('lays ratings side by side, and says where they differ most', () => {
  const one = { key: 'A-1', title: 'One', ratings: ratings([5, 4, 5, 4, 5, 4]) };
  const two = { key: 'B-2', title: 'Two', ratings: ratings([5, 4, 2, 4, 5, 3]) };
  const model = profileModel([one, two]);
  expect(model.summary).toBe('They differ most in action risk, by 3 levels.');
  expect(model.table.columns).toEqual(['Factor', 'A-1', 'B-2']);
  expect(model.table.rows[2]?.cells).toEqual(['Action risk', '5 of 5', '2 of 5']);
  expect(model.rows[5]?.levels).toEqual({ 'A-1': 4, 'B-2': 3 });
  expect(profileModel([one, { ...one, key: 'C-3' }]).summary).toBe('They are rated the same.');
  expect(profileModel([]).rows).toHaveLength(6);
});

it('draws pilots that fall together as one mark, each other with its use case', () => {
  const point = (key: string, level: 1 | 2 | 3 | 4 | 5, reached: number) => ({
    key,
    title: 'Pilot',
    level,
    predicted: (level - 1) / 4,
    reached,
  });
  const points = [point('A-1', 5, 0.98), point('A-2', 5, 1.02), point('A-3', 3, -0.42), point('A-4', 4, 1.5)];
  const model = calibrationModel(points, { predicted: 'business value', reached: 'reached' }, 0.21);
  expect(model.marks.map(({ level, reached, count, key }) => [level, reached, count, key])).toEqual([
    [3, -40, 1, 'A-3'],
    [4, 150, 1, 'A-4'],
    [5, 100, 2, null],
  ]);
  expect([model.from, model.to]).toEqual([-50, 175]);
  expect(model.summary).toMatch(/^Over 4 pilots predictions were 21 points too hopeful\./);
  expect(model.table.rows[0]?.cells).toEqual(['A-1 Pilot', '5 of 5', '100 %', '98 %']);
  expect([words(0.02), words(-0.3), words(null)]).toEqual(['about right', '30 points too modest', 'not known']);
});
