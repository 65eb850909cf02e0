import { expect, test } from 'vitest';
import { packGroups, unpackGroups } from './packed-groups';
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

test('rows arrive as they were, moments included where their columns are shown', () => {
  const moments = { registeredAt: new Date('2026-01-02T03:04:05.678Z'), updatedAt: new Date('2026-05-06T07:08:09Z') };
  const group = {
    value: 'pilot',
    label: 'Pilot',
    totals: { count: 1, monthlyValue: 1, valued: 1, users: null, openBlockers: 0 },
  };
  const groups = [
    { group: null, continued: false, rows: [row, { ...row, ...moments, tier: null, owners: { technical: 'Jane' } }] },
    { group, continued: true, rows: [{ ...row, updatedAt: moments.updatedAt }] },
  ];
  expect(unpackGroups(packGroups(groups))).toEqual(groups);
});
