import { expect, it } from 'vitest';
import { deadlineNotice, type Dated } from './deadlines';

const now = new Date('2026-11-20T00:10:00Z');
const thing = (change: Partial<Dated>): Dated => ({
  kind: 'renew-evidence',
  ref: 'ID-1',
  about: '',
  role: null,
  memberId: 'tom',
  dueOn: '2026-11-20',
  ...change,
});

it.each<[string, Partial<Dated>, string | null]>([
  ['evidence that runs out later', { dueOn: '2026-12-01' }, 'runs-out-soon'],
  ['evidence on its last day', {}, 'runs-out-today'],
  ['evidence that ran out while nothing ran', { dueOn: '2026-11-15' }, 'runs-out-today'],
  ['evidence that ran out long ago', { dueOn: '2026-10-15' }, null],
  ['evidence of which nothing is left', { dueOn: null }, null],
  ['a waiver before its end', { kind: 'renew-waiver', ref: 'verdict', dueOn: '2026-11-25' }, 'runs-out-soon'],
  ['a condition before its day', { kind: 'condition', dueOn: '2026-11-21' }, null],
  ['a condition on its day', { kind: 'condition' }, 'due'],
  ['scores on their day', { kind: 'score' }, 'due'],
  ['a pilot the day after its end', { kind: 'past-end', ref: 'pilot', dueOn: '2026-11-19' }, 'past-end'],
  ['a signature, which has no day', { kind: 'sign', dueOn: null }, null],
])('tells of %s', (_, change, expected) => {
  expect(deadlineNotice(thing(change), now)?.kind ?? null).toBe(expected);
});

it('names the thing and its day, so that a later day is news', () => {
  const cause = (dueOn: string) => deadlineNotice(thing({ dueOn }), now)?.cause;
  expect(cause('2026-12-01')).toBe('renew-evidence:ID-1:2026-12-01');
  expect(cause('2026-12-02')).not.toBe(cause('2026-12-01'));
});
