import { expect, it } from 'vitest';
import { moneyWriter } from '@/lib/domain/money';
import { changeWords, type HeadlineFigure } from './headline';

it.each([
  ['use cases', -1, '1 fewer in 4 weeks'],
  ['conditions', 2, '2 more in 4 weeks'],
  ['days', -1, '1 day less in 4 weeks'],
  ['money', -9_999, '€9,999 less in 4 weeks'],
  ['money', 41_000, '€41K more in 4 weeks'],
  ['use cases', 0, 'No change in 4 weeks'],
] as const)('a change of %s by %s is "%s"', (unit, by, words) => {
  const figure: HeadlineFigure = { label: '', value: 1, unit, note: '', change: { by, good: 'up' }, alert: false };
  expect(changeWords(figure, moneyWriter('EUR', { compact: true }))).toBe(words);
});
