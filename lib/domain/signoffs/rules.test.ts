import { describe, expect, it } from 'vitest';
import type { OwnerRole } from '@/lib/domain/access/actor';
import { actor, approved, codes, complete, context, now, person, without } from '@/lib/domain/testing/facts';
import type { SignOffRequestFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { isEarly, mayRequest, maySign, maySignEarly, mayWithdraw, signOffStatus } from './rules';

const base = complete({ stage: 'go-live-review' });
const open: SignOffRequestFacts = { ...approved('production', base), signOffs: [] };
const asked: UseCaseFacts = { ...base, signOffRequests: [open] };
const signs = (who: string, role: OwnerRole, facts = asked, request = facts.signOffRequests.at(-1)!) =>
  codes(maySign(actor(who, 'viewer'), role, request, facts, context.settings));

describe('mayRequest', () => {
  it.each([
    ['an architect', actor('ada'), 'production', base, []],
    ['a contributor of another', actor('eve', 'contributor'), 'production', base, ['not-permitted']],
    ['a viewer', actor('vic', 'viewer'), 'production', base, ['not-permitted']],
    ['whoever would sign', actor('bea', 'architect'), 'production', base, ['would-sign-own']],
    ['a gate further on', actor('ada'), 'production', complete({ stage: 'pilot' }), ['not-next-gate']],
    ['a gate behind', actor('ada'), 'poc', base, ['not-next-gate']],
    ['a parked use case', actor('ada'), 'pilot', complete({ stage: 'parked', parkedFrom: 'poc' }), ['not-next-gate']],
    ['a second time', actor('ada'), 'production', asked, ['already-requested']],
    ['nobody to sign', actor('ada'), 'production', { ...base, owners: without('security') }, ['no-holder']],
    ['the technical owner, for the POC', actor('tom'), 'poc', complete({ stage: 'assessed' }), []],
  ] as const)('by or for %s: %#', (_, who, gate, facts, expected) => {
    expect(codes(mayRequest(who, gate, facts))).toEqual(expected);
  });
});

describe('mayWithdraw', () => {
  it('is for whoever asked, and whoever may ask', () => {
    expect(mayWithdraw(actor('ada', 'viewer'), open, asked)).toEqual([]);
    expect(mayWithdraw(actor('root', 'admin'), open, asked)).toEqual([]);
    expect(codes(mayWithdraw(actor('vic', 'viewer'), open, asked))).toEqual(['not-permitted']);
    expect(codes(mayWithdraw(actor('ada'), { ...open, state: 'used' }, asked))).toEqual(['not-open']);
  });
});

describe('maySign', () => {
  it('is open to each holder in their own role, viewer or not', () => {
    expect(signs('bea', 'business')).toEqual([]);
    expect(signs('tom', 'technical')).toEqual([]);
    expect(signs('sam', 'security')).toEqual([]);
    expect(signs('dora', 'data-governance')).toEqual([]);
  });

  it('is for nobody else, an admin included', () => {
    expect(signs('sam', 'business')).toEqual(['not-permitted']);
    expect(codes(maySign(actor('root', 'admin'), 'business', open, asked, context.settings))).toEqual([
      'not-permitted',
    ]);
  });

  it('is not for whoever asked', () => {
    const request = { ...open, requestedBy: person('bea') };
    expect(signs('bea', 'business', { ...asked, signOffRequests: [request] })).toEqual(['own-request']);
  });

  it('is not for whoever has signed in another role, at any gate', () => {
    const both = { ...asked, owners: { ...asked.owners, technical: person('bea') } };
    const poc = { ...approved('poc', base), state: 'used' as const };
    expect(signs('bea', 'technical', { ...both, signOffRequests: [poc, open] })).toEqual(['second-role']);
    expect(signs('bea', 'business', { ...both, signOffRequests: [poc, open] })).toEqual([]);
  });

  it('is asked alike before production, where less is read', () => {
    const request = { ...approved('poc', base), state: 'open' as const, signOffs: [] };
    const own = { ...request, requestedBy: person('bea') };
    const elsewhere = { ...approved('production', base), state: 'used' as const };
    const signed = elsewhere.signOffs.map((one) => ({ ...one, by: person('bea') }));
    const cases: [string, SignOffRequestFacts, SignOffRequestFacts[], string[]][] = [
      ['bea', request, [request], []],
      ['sam', request, [request], ['not-permitted']],
      ['bea', own, [own], ['own-request']],
      ['bea', request, [{ ...elsewhere, signOffs: signed }, request], ['second-role']],
      ['bea', { ...request, state: 'withdrawn' }, [request], ['not-open']],
    ];
    const evidence = base.evidence.map((entry) => ({ ...entry, author: person('bea') }));
    for (const [who, about, signOffRequests, expected] of cases) {
      if (!isEarly(about)) throw new Error('It is for production.');
      const facts = { ...base, evidence, signOffRequests };
      const { evidence: _, ...less } = facts;
      expect(codes(maySignEarly(actor(who, 'viewer'), 'business', about, less))).toEqual(expected);
      expect(signs(who, 'business', facts, about)).toEqual(expected);
    }
  });

  it('is not for whoever submitted evidence in that area, unless the workspace allows it', () => {
    const evidence = base.evidence.map((entry) =>
      entry.itemId === 'SE-1' ? { ...entry, author: person('sam') } : entry,
    );
    const facts = { ...asked, evidence };
    expect(signs('sam', 'security', facts)).toEqual(['own-evidence']);
    expect(maySign(actor('sam'), 'security', open, facts, { allowOwnEvidence: true })).toEqual([]);
    const elsewhere = base.evidence.map((entry) =>
      entry.itemId === 'CM-4' ? { ...entry, author: person('sam') } : entry,
    );
    expect(signs('sam', 'security', { ...asked, evidence: elsewhere })).toEqual([]);
    // An identity item that the technical owner confirms is still part of what security signs.
    const identity = base.items.map((item) =>
      item.itemId === 'ID-1' ? { ...item, submittedBy: person('sam') } : item,
    );
    expect(signs('sam', 'security', { ...asked, items: identity })).toEqual(['own-evidence']);
    // The technical owner may prove what others confirm, although the whole checklist is under the technical sign-off.
    const contributed = base.items.map((item) =>
      item.itemId === 'SE-1' ? { ...item, submittedBy: person('tom') } : item,
    );
    expect(signs('tom', 'technical', { ...asked, items: contributed })).toEqual([]);
    const items = base.items.map((item) => (item.itemId === 'DM-1' ? { ...item, submittedBy: person('dora') } : item));
    expect(signs('dora', 'data-governance', { ...asked, items })).toEqual(['own-evidence']);
  });

  it('is once, until the decision lapses', () => {
    const decided = approved('production', base);
    const facts = { ...base, signOffRequests: [decided] };
    expect(signs('bea', 'business', facts)).toEqual(['already-decided']);
    const lapsed = { ...decided, signOffs: decided.signOffs.map((one) => ({ ...one, lapsedAt: now })) };
    expect(signs('bea', 'business', { ...base, signOffRequests: [lapsed] })).toEqual([]);
  });

  it('is over with the request, but for what lapses in production', () => {
    const used = { ...approved('production', base), state: 'used' as const };
    const live: UseCaseFacts = { ...base, stage: 'production', signOffRequests: [used] };
    expect(signs('bea', 'business', live)).toEqual(['not-open']);
    const signOffs = used.signOffs.map((one) => (one.role === 'business' ? { ...one, lapsedAt: now } : one));
    const lapsed = { ...live, signOffRequests: [{ ...used, signOffs }] };
    expect(signs('bea', 'business', lapsed)).toEqual([]);
    expect(signs('tom', 'technical', lapsed)).toEqual(['not-open']);
    expect(signs('bea', 'business', { ...lapsed, stage: 'go-live-review' })).toEqual(['not-open']);
    expect(signs('bea', 'business', { ...asked, signOffRequests: [{ ...open, state: 'withdrawn' }] })).toEqual([
      'not-open',
    ]);
  });

  it('is asked only of the roles that the gate wants', () => {
    const poc = { ...open, gate: 'poc' as const };
    const facts = complete({ stage: 'assessed', signOffRequests: [poc] });
    expect(signs('tom', 'technical', facts)).toEqual(['role-not-asked']);
    expect(signs('bea', 'business', facts)).toEqual([]);
  });
});

describe('signOffStatus', () => {
  const states = (facts: UseCaseFacts) => signOffStatus('production', facts).map((status) => status.state);

  it('is missing before anything is asked, with the person who is to sign', () => {
    expect(states(base)).toEqual(['missing', 'missing', 'missing', 'missing']);
    expect(signOffStatus('production', base)[0]?.person?.name).toBe('Bea');
  });

  it('goes by the newest decision of the open request', () => {
    const request = approved('production', base);
    const again = { ...request.signOffs[0]!, id: 'again', decision: 'reject' as const, decidedAt: now };
    const first = { ...request.signOffs[0]!, lapsedAt: now };
    const signOffs = [again, first, { ...request.signOffs[1]!, decision: 'approve-with-conditions' as const }];
    const facts = { ...base, signOffRequests: [{ ...request, signOffs }] };
    expect(states(facts)).toEqual(['rejected', 'approved-with-conditions', 'missing', 'missing']);
  });

  it('keeps what opened the gate, until the use case goes back before it', () => {
    const used = { ...approved('production', base), state: 'used' as const };
    expect(states({ ...base, stage: 'production', signOffRequests: [used] })).toEqual(Array(4).fill('approved'));
    expect(states({ ...base, stage: 'go-live-review', signOffRequests: [used] })).toEqual(Array(4).fill('missing'));
  });
});
