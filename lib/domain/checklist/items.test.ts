import { describe, expect, it } from 'vitest';
import { bare, complete, earlier, evidenceOf, now, person } from '@/lib/domain/testing/facts';
import type { EvidenceFacts, ItemFacts, WaiverFacts } from '@/lib/domain/use-case/facts';
import { itemView, itemViews, type ItemState } from './items';

const item = (state: ItemFacts['state']): ItemFacts => ({
  itemId: 'ID-2',
  state,
  claim: null,
  justification: '',
  assignee: null,
  submittedBy: null,
  submittedAt: null,
  confirmedBy: null,
  confirmedAt: null,
  returnReason: null,
});

const accepted: EvidenceFacts['review'] = { decision: 'accepted', by: person('sam'), at: earlier, reason: '' };

const evidence = (expiresOn: string | null, review: EvidenceFacts['review'] = accepted): EvidenceFacts =>
  evidenceOf('ID-2', { id: `until-${expiresOn}`, expiresOn, review });

const waiver = (change: Partial<WaiverFacts> = {}): WaiverFacts => ({
  id: 'waiver',
  subject: 'ID-2',
  reason: 'Until the gateway is there.',
  compensatingControl: 'Read by a person.',
  extendsId: null,
  requestedBy: person('ada'),
  requestedAt: earlier,
  decision: 'approved',
  decidedBy: person('sam'),
  decidedAt: earlier,
  decisionNote: null,
  expiresOn: '2026-12-31',
  ...change,
});

const past = '2026-11-21';
const today = '2026-11-22';

describe('the state of an item', () => {
  it('is not renewed by evidence that nobody has accepted, nor by what was given back', () => {
    const confirmed = item('satisfied');
    const later = evidence(null, null);
    const state = (entries: EvidenceFacts[]) =>
      itemView(bare({ items: [confirmed], evidence: entries }), 'ID-2', now)?.state;
    expect(state([evidence(null), later])).toBe('satisfied');
    expect(state([evidence(past), later])).toBe('stale');
    expect(state([later])).toBe('stale');
    expect(state([evidence(past), evidence(null, { ...accepted!, decision: 'returned' })])).toBe('stale');
    expect(state([evidence(past), evidence(null)])).toBe('satisfied');
  });

  it('loses a waiver that the tier it came to does not allow', () => {
    const state = (actionTier: 'reversible-write' | 'irreversible') =>
      itemView(bare({ actionTier, waivers: [waiver()] }), 'ID-2', now)?.state;
    expect([state('reversible-write'), state('irreversible')]).toEqual(['waived', 'open']);
  });

  it.each([
    ['nothing recorded', [], [], [], 'open'],
    ['in progress', [item('in-progress')], [], [], 'in-progress'],
    ['submitted', [item('submitted')], [evidence(null)], [], 'submitted'],
    ['satisfied', [item('satisfied')], [evidence(null)], [], 'satisfied'],
    ['satisfied until today', [item('satisfied')], [evidence(today)], [], 'satisfied'],
    ['its evidence expired', [item('satisfied')], [evidence(past)], [], 'stale'],
    ['one of two expired', [item('satisfied')], [evidence(past), evidence(today)], [], 'satisfied'],
    ['its evidence withdrawn', [item('satisfied')], [], [], 'stale'],
    ['not applicable', [item('not-applicable')], [], [waiver()], 'not-applicable'],
    ['waived', [], [], [waiver()], 'waived'],
    ['satisfied, with a waiver', [item('satisfied')], [evidence(null)], [waiver()], 'satisfied'],
    ['stale, with a waiver', [item('satisfied')], [evidence(past)], [waiver()], 'waived'],
    ['waiver refused', [], [], [waiver({ decision: 'refused' })], 'open'],
    ['waiver not decided on', [], [], [waiver({ decision: null })], 'open'],
    ['waiver over', [], [], [waiver({ expiresOn: past })], 'open'],
    ['waiver of another item', [], [], [waiver({ subject: 'ID-3' })], 'open'],
  ] as [string, ItemFacts[], EvidenceFacts[], WaiverFacts[], ItemState][])(
    'with %s: %#',
    (_, items, evidenceOf, waivers, state) => {
      const facts = bare({ actionTier: 'read-only', items, evidence: evidenceOf, waivers });
      expect(itemView(facts, 'ID-2', now)?.state).toBe(state);
    },
  );
});

describe('blocking', () => {
  const blocking = (facts: Parameters<typeof itemViews>[0]) =>
    itemViews(facts, now).filter((view) => view.blocking).length;

  it('follows the action tier, and takes the worst while it is unknown', () => {
    expect(blocking(complete({ actionTier: 'read-only' }))).toBe(19);
    expect(blocking(complete({ actionTier: 'draft' }))).toBe(23);
    expect(blocking(complete({ actionTier: null }))).toBe(33);
  });

  it('goes by a tool that can do more than is stated', () => {
    const tools = [
      {
        id: 't',
        name: 'delete',
        purpose: '',
        tier: 'irreversible' as const,
        dataClasses: '',
        systemId: null,
        createdAt: now,
        server: null,
      },
    ];
    expect(blocking(complete({ actionTier: 'read-only', tools }))).toBe(33);
  });

  it('is over once an item is done', () => {
    expect(itemViews(bare(), now).filter((view) => view.openBlocker)).toHaveLength(33);
    expect(itemViews(complete(), now).filter((view) => view.openBlocker)).toHaveLength(0);
  });
});
