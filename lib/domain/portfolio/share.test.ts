import { expect, it } from 'vitest';
import { now } from '@/lib/domain/testing/facts';
import { sharedScope, shareState } from './share';

const later = new Date(now.getTime() + 1);
const architect = { id: 'arne', role: 'architect', removedAt: null, awaitsAcceptance: false } as const;

it.each([
  ['open', {}, {}],
  ['revoked', { revokedAt: now }, {}],
  ['expired', { expiresAt: now }, {}],
  ['stopped', {}, { removedAt: now }],
  ['stopped', {}, { awaitsAcceptance: true }],
  ['stopped', {}, { role: 'contributor' }],
  ['stopped', {}, { role: 'viewer' }],
  ['open', {}, { role: 'admin' }],
] as const)('a link is %s with %j, its maker %j', (state, link, maker) => {
  expect(shareState({ expiresAt: later, revokedAt: null, ...link }, { ...architect, ...maker }, now)).toBe(state);
});

it('says its filter without what may hold a title or a name', () => {
  const active = [
    { name: 'stage', label: 'Stage: Pilot' },
    { name: 'owner', label: 'Owner: Bea' },
    { name: 'q', label: '“secret plan”' },
    { name: 'something-new', label: 'Bea' },
  ];
  expect(sharedScope(active, true)).toBe('Stage: Pilot · Owner: Bea · “secret plan” · Bea');
  expect(sharedScope(active, false)).toBe('Stage: Pilot · Of one owner · A search · Narrowed further');
  expect(sharedScope([], false)).toBe('All use cases');
});
