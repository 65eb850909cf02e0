import { expect, test } from 'vitest';
import { keptInState } from './kept-in-state';
import { holdState, type WorkspaceState } from './workspace-state';

const at = new Date('2026-11-20T09:00:00Z');
const seconds = (count: number) => new Date(at.getTime() + count * 1000);

/** Requests of one person, each of which has heard in which state the workspace is. */
function person(workspaceId: string, memberId: string) {
  let made = 0;
  return (name: string, state: WorkspaceState | null, when = at) => {
    const actor = { workspaceId, workspaceSlug: workspaceId, memberId, name: memberId, role: 'viewer' as const };
    if (state) holdState(actor, state);
    return keptInState(actor, name, when, async () => ({ value: (made += 1), until: seconds(10) }));
  };
}

const state = (workspaceId: string): WorkspaceState => ({ workspaceId, snapshot: '1:1:' });

test('is made once in a state, and by nobody else', async () => {
  const [mine, theirs, now] = [person('w1', 'm1'), person('w1', 'm2'), state('w1')];
  expect([await mine('a', now), await mine('a', now), await mine('b', now)]).toEqual([1, 1, 2]);
  expect(await theirs('a', now)).toBe(1);
  expect(await mine('a', state('w1'))).toBe(3);
});

test('is made each time by those who have not heard of a state', async () => {
  const mine = person('w2', 'm1');
  expect([await mine('a', null), await mine('a', null)]).toEqual([1, 2]);
  expect([await mine('a', state('w2')), await mine('a', null)]).toEqual([3, 4]);
});

test('is made anew when its time is over', async () => {
  const [mine, now] = [person('w3', 'm1'), state('w3')];
  expect(await mine('a', now, seconds(0))).toBe(1);
  expect(await mine('a', now, new Date(seconds(10).getTime() - 1))).toBe(1);
  expect(await mine('a', now, seconds(10))).toBe(2);
});

test('those that were not asked for the longest make room', async () => {
  const [mine, now] = [person('w4', 'm1'), state('w4')];
  await mine('opened often', now);
  await mine('opened once', now);
  for (let count = 0; count < 199; count += 1) {
    await mine(`another ${count}`, now);
    expect(await mine('opened often', now)).toBe(1);
  }
  expect(await mine('opened once', now)).toBeGreaterThan(2);
});

test('and so do they where texts take the room of many', async () => {
  const actor = { workspaceId: 'w5', workspaceSlug: 'w5', memberId: 'm1', name: 'm1', role: 'viewer' as const };
  holdState(actor, state('w5'));
  let made = 0;
  const look = (name: string) =>
    keptInState(actor, name, at, async () => ({ value: `${(made += 1)}`.padEnd(4_000_000), until: seconds(10) }));
  const [first, second] = [await look('a'), await look('b')];
  expect([await look('a'), await look('b')]).toEqual([first, second]);
  await look('c');
  expect(await look('b')).toBe(second);
  expect(await look('a')).not.toBe(first);
});
