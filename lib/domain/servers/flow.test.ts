import { describe, expect, it } from 'vitest';
import type { FlowTraits } from '@/lib/domain/mcp/flow';
import { bare, codes, complete, now, person } from '@/lib/domain/testing/facts';
import type { ToolFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { flowItem, flowOfUseCase, flowReasons, flowSettled } from './flow';

const began = new Date('2026-01-01T10:00:00Z');
const tool = (name: string, server: string | null, traits: FlowTraits, change: Partial<ToolFacts> = {}): ToolFacts => ({
  id: name,
  name,
  purpose: '',
  tier: 'read-only',
  dataClasses: 'Internal',
  systemId: null,
  createdAt: began,
  server: server === null ? null : { toolId: name, id: server, name: server, hash: null, traits, traitsAt: began },
  ...change,
});
const inside: FlowTraits = { bringsIn: false, leadsOut: 'never' };
const mail = tool('read_mail', 'Mail', { bringsIn: true, leadsOut: 'never' });
const account = tool('get_account', 'CRM', inside, { dataClasses: 'Personal' });
const draft = tool('draft_reply', 'Tickets', { bringsIn: false, leadsOut: 'unless-read-only' }, { tier: 'draft' });
const all = [mail, account, draft];

/** As it stands with these tools and nothing done about SE-5. */
const open = (tools: ToolFacts[], change: Partial<UseCaseFacts> = {}): UseCaseFacts =>
  complete({ tools, items: complete().items.filter(({ itemId }) => itemId !== flowItem), ...change });

describe('the flow of a use case', () => {
  it('goes over all its servers: no one of them shows it', () => {
    expect(flowOfUseCase({ tools: all })).toEqual({
      state: 'open',
      untrusted: ['read_mail'],
      private: ['get_account'],
      out: ['draft_reply'],
      unclassed: [],
    });
    for (const left of all) expect(flowOfUseCase({ tools: all.filter((one) => one !== left) }).state).toBe('closed');
  });

  it('takes what was entered by hand at its worst', () => {
    const byHand = tool('lookup', null, inside, { tier: 'draft', dataClasses: 'Personal' });
    expect(flowOfUseCase({ tools: [byHand] }).state).toBe('open');
    expect(flowOfUseCase({ tools: [{ ...byHand, dataClasses: 'names, deals' }] }).state).toBe('unclassed');
    expect(flowOfUseCase({ tools: [{ ...byHand, tier: 'read-only' }] }).state).toBe('closed');
  });
});

describe('what is left to do about it', () => {
  it('is the security reviewer’s, until the item is satisfied', () => {
    const [reason] = flowReasons(open(all), now);
    expect(reason).toMatchObject({ code: 'flow-open', by: 'Security reviewer Sam' });
    expect(reason?.message).toMatch(/read_mail.*get_account.*draft_reply/);
    expect(flowReasons(complete({ tools: all }), now)).toEqual([]);
    expect(flowSettled(complete({ tools: all }), now)).toMatchObject({ how: 'mitigated' });
    expect(flowSettled(open(all), now)).toBeNull();
  });

  it('is nothing while a waiver holds, and something again from the day after', () => {
    const waiver = {
      id: 'w',
      subject: flowItem,
      reason: 'Until the mail is quoted.',
      compensatingControl: 'A person reads each draft.',
      extendsId: null,
      requestedBy: person('ada'),
      requestedAt: now,
      decision: 'approved' as const,
      decidedBy: person('sam'),
      decidedAt: now,
      decisionNote: null,
      expiresOn: '2026-12-31',
    };
    const waived = open(all, { waivers: [waiver] });
    expect(flowSettled(waived, now)).toEqual({
      how: 'waived',
      words: expect.stringMatching(/accepted by Sam until .*2026/) as string,
    });
    expect(flowReasons(waived, now)).toEqual([]);
    expect(codes(flowReasons(waived, new Date('2027-01-01T10:00:00Z')))).toEqual(['flow-open']);
    expect(codes(flowReasons(open(all, { waivers: [{ ...waiver, decision: null }] }), now))).toEqual(['flow-open']);
    const later = all.map((one) => ({ ...one, createdAt: new Date(now.getTime() + 1) }));
    expect(codes(flowReasons({ ...waived, tools: later }, now))).toEqual(['flow-open']);
  });

  it('is settled by nobody’s word that it does not apply', () => {
    const items = complete().items.map((item) =>
      item.itemId === flowItem ? { ...item, state: 'not-applicable' as const, claim: 'not-applicable' as const } : item,
    );
    expect(codes(flowReasons(complete({ tools: all, items }), now))).toEqual(['flow-open']);
  });

  it('is to be looked at again where a tool of the three came after it was settled, and nothing where another one did', () => {
    const late = new Date(now.getTime() - 60_000);
    const facts = complete({ tools: [mail, account, { ...draft, createdAt: late }] });
    expect(flowSettled(facts, now)).toBeNull();
    const [reason] = flowReasons(facts, now);
    expect(reason).toMatchObject({
      code: 'flow-open',
      message: expect.stringContaining('draft_reply came, or got this part, after SE-5'),
    });
    expect(reason?.remedy).toContain('SE-5 confirmed anew');
    // Confirmed anew, or its evidence accepted, with all three in sight.
    const items = facts.items.map((item) => (item.itemId === flowItem ? { ...item, confirmedAt: late } : item));
    expect(flowReasons({ ...facts, items }, now)).toEqual([]);
    const evidence = facts.evidence.map((entry) => ({
      ...entry,
      review: entry.review && { ...entry.review, at: late },
    }));
    expect(flowReasons({ ...facts, evidence }, now)).toEqual([]);
    // The same of one that was there, and whose definition changed since.
    const redefined = { ...draft, server: draft.server && { ...draft.server, traitsAt: late } };
    expect(codes(flowReasons(complete({ tools: [mail, account, redefined] }), now))).toEqual(['flow-open']);
    const harmless = tool('get_weather', 'CRM', inside, { createdAt: late });
    expect(flowReasons(complete({ tools: [...all, harmless] }), now)).toEqual([]);
  });

  it('is to state classes where only they are missing', () => {
    const unclassed = { ...account, dataClasses: 'names, deals' };
    expect(codes(flowReasons(open([mail, unclassed, draft]), now))).toEqual(['flow-unclassed']);
    expect(flowReasons(bare(), now)).toEqual([]);
  });
});
