import { expect, test } from 'vitest';
import { plainColumns } from '@/lib/domain/use-case/table';
import { rowsShown, type PlacedRow } from './rows-shown';

const row = (key: string, stageEnteredAt: string, nextReviewOn: string | null = null): PlacedRow => ({
  id: key,
  key,
  version: 1,
  title: key,
  unit: 'Service',
  stage: 'production',
  parkedFrom: null,
  reportedStage: null,
  stageEnteredAt: new Date(stageEnteredAt),
  nextReviewOn,
  verdict: null,
  score: null,
  readiness: null,
  openBlockers: 0,
  waivedItems: 0,
  monthlyValue: null,
  businessOwner: null,
  tags: [],
  tier: null,
  users: null,
  registeredAt: new Date(stageEnteredAt),
  updatedAt: new Date(stageEnteredAt),
  place: null,
});

const pageOf = () => ({
  rows: [row('A-1', '2026-03-01T08:00:00Z'), row('A-2', '2026-03-01T15:30:00Z', '2026-03-09')],
  continued: false,
});

test('rows of a page that is kept are made once, until time makes them others', () => {
  const page = pageOf();
  const at = (time: string) => rowsShown(page, null, plainColumns, new Date(time));
  const morning = at('2026-03-09T08:00:00Z');
  expect(morning[0]!.rows.map(({ days, reviewOverdue }) => [days, reviewOverdue])).toEqual([
    [8, false],
    [7, false],
  ]);
  expect(at('2026-03-09T15:29:59.999Z')).toBe(morning);
  const afternoon = at('2026-03-09T15:30:00Z');
  expect(afternoon[0]!.rows[1]).toMatchObject({ days: 8, reviewOverdue: false });
  expect(at('2026-03-09T23:59:59Z')).toBe(afternoon);
  expect(at('2026-03-10T00:00:00Z')[0]!.rows[1]).toMatchObject({ days: 8, reviewOverdue: true });
});

test('at every quarter of an hour of a week they are what they would be if nothing was kept', () => {
  const page = pageOf();
  for (let quarter = 0; quarter < 7 * 96; quarter += 1) {
    const at = new Date(Date.parse('2026-03-05T00:00:00Z') + quarter * 900_000);
    expect(rowsShown(page, null, plainColumns, at)).toEqual(rowsShown(pageOf(), null, plainColumns, at));
  }
});
