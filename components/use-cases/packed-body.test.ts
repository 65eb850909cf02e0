import { expect, test } from 'vitest';
import { plainColumns } from '@/lib/domain/use-case/table';
import { packBody, unpackBody } from './packed-body';
import type { TableRow } from './use-case-rows';

const row: TableRow = {
  key: 'UB-1',
  version: 3,
  title: 'Answers “customers” </script>',
  unit: 'Service',
  stage: 'pilot',
  parkedFrom: null,
  reportedStage: null,
  days: 3,
  overdue: false,
  reviewOverdue: false,
  verdict: null,
  score: null,
  readiness: 0,
  openBlockers: 2,
  waivedItems: 0,
  monthlyValue: 10.5,
  businessOwner: 'Jane',
  tags: ['quick win'],
};

const group = {
  value: 'pilot',
  label: 'Pilot',
  totals: { count: 1, monthlyValue: 1, valued: 1, users: null, openBlockers: 0 },
};
const shown = {
  columns: plainColumns,
  currency: 'USD',
  base: '/w/ub/use-cases',
  selectable: true,
  groupHrefs: { pilot: '/' },
};
const moments = { registeredAt: new Date('2026-01-02T03:04:05.678Z'), updatedAt: new Date('2026-05-06T07:08:09Z') };

test.each([
  ['of the plain columns', {}],
  ['with columns of their own', { ...moments, tier: null, owners: { technical: 'Jane' }, systems: null }],
])('rows %s arrive as they were', (_, more) => {
  const rows = [
    { ...row, ...more },
    { ...row, ...more, key: 'UB-2', verdict: 'strong' as const, tags: [] },
  ];
  const groups = [
    { group: null, continued: false, rows },
    { group, continued: true, rows: rows.slice(0, 1) },
  ];
  expect(unpackBody(packBody({ shown, groups }))).toEqual({ shown, groups });
});

test('the names of fields are said once, and a kept page is packed once', () => {
  const groups = [{ group: null, continued: false, rows: Array.from({ length: 50 }, () => row) }];
  const packed = packBody({ shown, groups });
  expect(packed.split('openBlockers')).toHaveLength(2);
  groups.pop();
  expect(packBody({ shown, groups })).toBe(packed);
  expect(unpackBody(packBody({ shown, groups: [] })).groups).toEqual([]);
});
