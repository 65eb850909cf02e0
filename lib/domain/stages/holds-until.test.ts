import { expect, it } from 'vitest';
import { holdsUntil } from './holds-until';

const at = (text: string) => new Date(text);

it.each([
  ['the day ends', '2026-11-20T09:00:00Z', '2026-11-20T10:00:00Z', '2026-11-21T00:00:00Z'],
  ['a day in the stage is over', '2026-11-18T15:30:00Z', '2026-11-20T10:00:00Z', '2026-11-20T15:30:00Z'],
  ['another day in the stage has just begun', '2026-11-18T10:00:00Z', '2026-11-20T10:00:00Z', '2026-11-21T00:00:00Z'],
  ['the day has just begun', '2026-11-18T10:00:00Z', '2026-11-20T00:00:00Z', '2026-11-20T10:00:00Z'],
])('until %s', (_, stageEnteredAt, now, until) => {
  expect(holdsUntil({ stageEnteredAt: at(stageEnteredAt) }, at(now))).toEqual(at(until));
});
