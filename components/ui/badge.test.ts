import { expect, test } from 'vitest';
import { countInBadge } from './badge';

test('a badge has room for three digits', () => {
  expect([0, 12, 999, 1000, 5000].map(countInBadge)).toEqual(['0', '12', '999', '999+', '999+']);
});
