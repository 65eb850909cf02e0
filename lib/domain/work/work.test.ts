import { expect, it } from 'vitest';
import { byUrgency, type WorkItem } from './work';

const item = (key: string, change: Partial<WorkItem>): WorkItem => ({
  kind: 'sign',
  key,
  title: key,
  about: 'poc',
  role: 'business',
  since: new Date('2026-11-01T00:00:00Z'),
  dueOn: null,
  monthlyValue: null,
  ...change,
});

it('puts what is due first, then what holds back the most value, then what waits longest', () => {
  const items = [
    item('unknown-later', { since: new Date('2026-11-05T00:00:00Z') }),
    item('unknown', {}),
    item('small', { monthlyValue: 10 }),
    item('large', { monthlyValue: 5000 }),
    item('due', { dueOn: '2026-12-01' }),
    item('overdue', { dueOn: '2026-11-01' }),
  ];
  expect(items.sort(byUrgency).map(({ key }) => key)).toEqual([
    'overdue',
    'due',
    'large',
    'small',
    'unknown',
    'unknown-later',
  ]);
});
