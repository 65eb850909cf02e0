import { describe, expect, it } from 'vitest';
import { confirmItem } from '@/lib/domain/checklist/rules';
import { maySign } from '@/lib/domain/signoffs/rules';
import { actor, approved, codes, complete, context, earlier, now, owners, person } from '@/lib/domain/testing/facts';
import type { SignedGate, SignOffRequestFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { waiverDecisionReasons } from '@/lib/domain/waivers/rules';
import { holderOf } from '@/lib/domain/who';
import { can, onBehalfOf } from './can';
import { decidesAs, deputisedRoles, standsInFor } from './deputies';

/** Zoe stands in for Sam, the security reviewer. */
const zoe = actor('zoe', 'viewer');
const away = (change: Partial<UseCaseFacts> = {}, deputy = 'zoe'): UseCaseFacts =>
  complete({ deputies: { security: { person: person(deputy), until: '2026-12-12' } }, ...change });

const open = (change: Partial<SignOffRequestFacts> = {}, gate: SignedGate = 'production') =>
  approved(gate, complete(), { signOffs: [], ...change });

const against = (facts: UseCaseFacts, who = zoe, request = open()) =>
  codes(maySign(who, 'security', request, facts, context.settings));

describe('a deputy', () => {
  it('decides what the holder decides, in that role alone, and edits nothing', () => {
    const facts = away();
    expect(deputisedRoles(zoe, facts)).toEqual(['security']);
    for (const action of ['sign', 'confirm-item', 'decide-waiver'] as const) {
      expect(can(zoe, action, { facts, role: 'security' })).toBeNull();
      expect(can(zoe, action, { facts, role: 'business' })).not.toBeNull();
      expect(onBehalfOf(zoe, action, { facts, role: 'security' })).toEqual(owners.security);
    }
    expect(can(zoe, 'accept-risk', { facts })).not.toBeNull();
    expect(can(actor('zoe', 'contributor'), 'edit-use-case', { facts })).not.toBeNull();
    expect(against(facts)).toEqual([]);
  });

  it('accepts risks for the business owner', () => {
    const facts = complete({ deputies: { business: { person: person('zoe'), until: '2026-12-12' } } });
    expect(can(zoe, 'accept-risk', { facts, role: 'business' })).toBeNull();
    expect(onBehalfOf(zoe, 'accept-risk', { facts, role: 'business' })).toEqual(owners.business);
  });

  it('leaves the holder their right, in their own name', () => {
    const facts = away();
    expect(can(actor('sam'), 'sign', { facts, role: 'security' })).toBeNull();
    expect(standsInFor(actor('sam'), 'security', facts)).toBeNull();
    expect(onBehalfOf(actor('sam'), 'sign', { facts, role: 'security' })).toBeNull();
  });

  it('is lent on to nobody', () => {
    const facts = complete({
      deputies: {
        security: { person: owners.business, until: '2026-12-12' },
        business: { person: person('zoe'), until: '2026-12-12' },
      },
    });
    expect(decidesAs(zoe, 'security', facts)).toBe(false);
  });

  it('is named wherever it says who acts', () => {
    expect(holderOf('security', away())).toBe('Security reviewer Zoe for Sam');
    expect(can(actor('vic'), 'sign', { facts: away(), role: 'security' })?.by).toBe(
      'Security reviewer Sam (away; Zoe stands in)',
    );
  });
});

describe('what bars one of the two bars the pair', () => {
  it.each([
    ['asked for by the deputy', open({ requestedBy: person('zoe') }), ['own-request']],
    ['asked for by whoever is away', open({ requestedBy: person('sam') }), ['own-request']],
  ])('a request %s', (_, request, expected) => {
    expect(against(away(), zoe, request)).toEqual(expected);
  });

  it.each(['zoe', 'sam'])('evidence and submissions of %s', (author) => {
    const facts = away();
    const evidence = facts.evidence.map((one) => (one.itemId === 'ID-2' ? { ...one, author: person(author) } : one));
    expect(against({ ...facts, evidence })).toEqual(['own-evidence']);
    const items = facts.items.map((one) =>
      one.itemId === 'ID-2' ? { ...one, state: 'submitted' as const, submittedBy: person(author) } : one,
    );
    expect(codes(confirmItem(zoe, { ...facts, evidence, items }, 'ID-2', now))).toEqual([
      'own-evidence',
      'own-submission',
    ]);
  });

  it.each(['zoe', 'sam'])('a waiver that %s asked for', (requester) => {
    const waiver = {
      id: 'w',
      subject: 'ID-2',
      reason: 'Later.',
      compensatingControl: 'Read.',
      extendsId: null,
      requestedBy: person(requester),
      requestedAt: earlier,
      decision: null,
      decidedBy: null,
      decidedAt: null,
      decisionNote: null,
      expiresOn: '2027-01-01',
    };
    expect(codes(waiverDecisionReasons(zoe, waiver, away()))).toEqual(['own-request']);
    expect(waiverDecisionReasons(zoe, { ...waiver, requestedBy: person('eve') }, away())).toEqual([]);
  });

  const signedBy = (by: string, behalfOf: string | null = null): SignOffRequestFacts => {
    const poc = approved('poc', complete());
    const signOffs = poc.signOffs.map((one) => ({
      ...one,
      by: person(by),
      behalfOf: behalfOf ? person(behalfOf) : null,
    }));
    return { ...poc, state: 'used', signOffs };
  };

  it.each([
    ['the deputy signed in another role', signedBy('zoe')],
    ['whoever is away did', signedBy('sam')],
    ['the deputy did for somebody else', signedBy('zoe', 'bea')],
    ['somebody did for whoever is away', signedBy('eve', 'sam')],
  ])('when %s', (_, earlierRequest) => {
    expect(against(away({ signOffRequests: [earlierRequest] }))).toEqual(['second-role']);
  });

  it('and who holds a role of their own there does not sign for another', () => {
    expect(against(away({}, 'tom'), actor('tom'))).toEqual(['deputy-holds-role']);
  });

  it('and the holder back does not sign another role after their deputy signed for them', () => {
    const facts = complete({ owners: { ...owners, business: person('sam') }, signOffRequests: [] });
    const security = approved('production', facts);
    const own = security.signOffs
      .filter(({ role }) => role === 'security')
      .map((one) => ({ ...one, by: person('zoe'), behalfOf: person('sam') }));
    const request = { ...security, signOffs: own };
    const reasons = maySign(
      actor('sam'),
      'business',
      request,
      { ...facts, signOffRequests: [request] },
      context.settings,
    );
    expect(codes(reasons)).toEqual(['second-role']);
  });
});
