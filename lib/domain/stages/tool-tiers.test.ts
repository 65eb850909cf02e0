import { expect, it } from 'vitest';
import { now } from '@/lib/domain/testing/facts';
import type { ActionTier } from './stages';
import { highestToolTier, toolsAboveTier } from './tool-tiers';

const tool = (name: string, tier: ActionTier) => ({
  id: name,
  name,
  purpose: '',
  tier,
  dataClasses: '',
  systemId: null,
  createdAt: now,
  server: null,
});
const search = tool('search', 'read-only');
const draft = tool('draft_mail', 'draft');
const send = tool('send_mail', 'irreversible');

it('finds the worst that the tools may do', () => {
  expect(highestToolTier([])).toBeNull();
  expect(highestToolTier([search])).toBe('read-only');
  expect(highestToolTier([draft, send, search])).toBe('irreversible');
});

it('points out the tools above what is stated', () => {
  const tools = [search, draft, send];
  expect(toolsAboveTier({ actionTier: null, tools })).toEqual([]);
  expect(toolsAboveTier({ actionTier: 'draft', tools })).toEqual([send]);
  expect(toolsAboveTier({ actionTier: 'irreversible', tools })).toEqual([]);
});
