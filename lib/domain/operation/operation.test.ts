import { describe, expect, it } from 'vitest';
import {
  actor,
  attested,
  bare,
  codes,
  complete,
  earlier,
  hashOf,
  now,
  owners,
  signedFor,
} from '@/lib/domain/testing/facts';
import { ownerRoles } from '@/lib/domain/access/actor';
import { addMonths, dayOf } from '@/lib/domain/day';
import { sinceSigned } from '@/lib/domain/signoffs/sections';
import { actionTiers, type ActionTier } from '@/lib/domain/stages/stages';
import type { ReviewFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { hasOperation, noIncidentHere } from './incidents';
import { lapsingAttestations, mayAttest, mayConclude, mayStartReview, mustGoBack, reviewRows } from './review';
import { lastReview, nextReviewOn, reviewMonths, reviewTiming } from './review-interval';

/** In production since 1 October, with the four signatures that let it in. */
const live = (change: Partial<UseCaseFacts> = {}): UseCaseFacts => {
  const facts = signedFor('production', complete({ stage: 'production', stageEnteredAt: earlier, ...change }));
  return { ...facts, signOffRequests: facts.signOffRequests.map((request) => ({ ...request, state: 'used' })) };
};
const reviewed = (facts = live(), change: Partial<ReviewFacts> = {}): UseCaseFacts => ({
  ...facts,
  reviews: [attested(facts, change)],
});
const concluded = (
  outcome: NonNullable<ReviewFacts['conclusion']>['outcome'],
  at = new Date('2026-11-10T08:00:00Z'),
): Partial<ReviewFacts> => ({ state: 'concluded', conclusion: { outcome, summary: '', by: owners.business, at } });

const bea = actor('bea', 'viewer');
const only = (facts: UseCaseFacts): ReviewFacts => facts.reviews[0]!;
const lapsingNow = (facts: UseCaseFacts) => lapsingAttestations(facts, sinceSigned(facts, hashOf));

describe('the day of the next review', () => {
  it.each([
    ['read-only', '2027-10-01'],
    ['draft', '2027-04-01'],
    ['reversible-write', '2027-01-01'],
    ['irreversible', '2026-11-01'],
  ] as const)('of %s is counted from entering production', (actionTier, day) => {
    expect(nextReviewOn(live({ actionTier, tools: [] }))).toBe(day);
  });

  it('comes sooner the more the tools may do, and at once when one may do more', () => {
    const months = actionTiers.map((tier) => reviewMonths[tier]);
    expect(months).toEqual(months.toSorted((a, b) => b - a));
    const tool = (tier: ActionTier) => ({ ...complete().tools[0]!, id: tier, tier });
    expect(nextReviewOn(live({ tools: [tool('reversible-write')] }))).toBe('2027-01-01');
  });

  it('is counted from the last review after which it goes on', () => {
    expect(nextReviewOn(reviewed(live(), concluded('continue')))).toBe('2027-11-10');
    expect(nextReviewOn(reviewed(live(), concluded('continue-with-conditions')))).toBe('2027-11-10');
    expect(nextReviewOn(reviewed(live(), concluded('go-back')))).toBe('2026-11-10');
    expect(nextReviewOn(reviewed())).toBe('2027-10-01');
  });

  it('does not count a review of an earlier time in production', () => {
    const before = reviewed(live(), concluded('continue', new Date('2026-09-01T08:00:00Z')));
    expect(nextReviewOn(before)).toBe('2027-10-01');
    expect(lastReview(before)).toBeNull();
  });

  it('is nobody’s outside production', () => {
    expect(nextReviewOn(complete({ stage: 'pilot' }))).toBeNull();
    expect(nextReviewOn(complete({ stage: 'retired' }))).toBeNull();
  });

  it('falls on the last of a shorter month', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28');
    expect(addMonths('2027-12-31', 2)).toBe('2028-02-29');
    expect(addMonths('2026-11-30', 12)).toBe('2027-11-30');
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
  });

  it('is late only after the day itself', () => {
    expect(dayOf(now)).toBe('2026-11-22');
    expect(reviewTiming('2026-11-21', now)).toBe('overdue');
    expect(reviewTiming('2026-11-22', now)).toBe('due-soon');
    expect(reviewTiming('2026-12-06', now)).toBe('due-soon');
    expect(reviewTiming('2026-12-07', now)).toBe('later');
  });
});

describe('starting a review', () => {
  it('is for editors and the business owner, of what is in production, once', () => {
    expect(mayStartReview(bea, live())).toEqual([]);
    expect(codes(mayStartReview(actor('sam', 'viewer'), live()))).toEqual(['not-permitted']);
    expect(codes(mayStartReview(bea, complete({ stage: 'pilot' })))).toEqual(['not-in-production']);
    expect(codes(mayStartReview(bea, reviewed()))).toEqual(['review-open']);
    expect(codes(mayStartReview(actor('ada'), live({ owners: { business: owners.business } })))).toEqual(
      Array(3).fill('no-holder'),
    );
  });
});

describe('attesting', () => {
  const empty = () => reviewed(live(), { attestations: [] });

  it('is the holder’s, once, in one role', () => {
    const facts = empty();
    expect(mayAttest(actor('sam', 'viewer'), 'security', only(facts), facts, 'still-true')).toEqual([]);
    expect(codes(mayAttest(actor('ada', 'admin'), 'security', only(facts), facts, 'still-true'))).toEqual([
      'not-permitted',
    ]);
    const all = reviewed();
    expect(codes(mayAttest(actor('sam'), 'security', only(all), all, 'still-true'))).toEqual(['already-attested']);
    const both = { ...empty(), owners: { ...owners, security: owners.business } };
    const review = { ...only(both), attestations: only(all).attestations.filter(({ role }) => role === 'business') };
    expect(codes(mayAttest(bea, 'security', review, both, 'still-true'))).toEqual(['second-role']);
  });

  it('does not stand in for a signature that lapsed; that something is no longer so may always be said', () => {
    const facts = empty();
    const signOffRequests = facts.signOffRequests.map((request) => ({
      ...request,
      signOffs: request.signOffs.map((one) => (one.role === 'security' ? { ...one, lapsedAt: now } : one)),
    }));
    const lapsed = { ...facts, signOffRequests };
    expect(codes(mayAttest(actor('sam'), 'security', only(lapsed), lapsed, 'still-true'))).toEqual([
      'signature-lapsed',
    ]);
    expect(mayAttest(actor('sam'), 'security', only(lapsed), lapsed, 'no-longer')).toEqual([]);
  });

  it('lapses with what it covers while the review is open, and tells what changed since', () => {
    const facts = reviewed();
    const changed = { ...facts, risks: [] };
    expect(lapsingNow(facts)).toEqual([]);
    expect(lapsingNow(changed)).toEqual([
      { attestationId: 'attestation-security', role: 'security', sections: ['risks'] },
    ]);
    expect(lapsingNow({ ...changed, reviews: [{ ...only(facts), ...concluded('continue') }] })).toEqual([]);
    const rows = reviewRows(only(facts), changed, hashOf);
    expect(rows.map(({ role, changed: sections }) => [role, sections])).toEqual([
      ['business', []],
      ['technical', []],
      ['security', ['risks']],
      ['data-governance', []],
    ]);
  });
});

describe('concluding', () => {
  it('waits for all four, and is the business owner’s', () => {
    const facts = reviewed();
    expect(mayConclude(bea, only(facts), facts, 'continue')).toEqual([]);
    expect(codes(mayConclude(actor('ada', 'admin'), only(facts), facts))).toEqual(['not-permitted']);
    for (const role of ownerRoles) {
      const attestations = only(facts).attestations.map((one) => (one.role === role ? { ...one, lapsedAt: now } : one));
      expect(codes(mayConclude(bea, { ...only(facts), attestations }, facts, 'continue'))).toEqual([
        `attestation-${role}`,
      ]);
    }
  });

  it('does not simply go on where something is no longer so', () => {
    const facts = reviewed();
    const attestations = only(facts).attestations.map((one) =>
      one.role === 'security' ? { ...one, answer: 'no-longer' as const, reason: 'Alerts are off.' } : one,
    );
    const review = { ...only(facts), attestations };
    expect(codes(mayConclude(bea, review, facts, 'continue'))).toEqual(['not-all-true']);
    expect(mayConclude(bea, review, facts, 'continue-with-conditions')).toEqual([]);
    expect(mayConclude(bea, review, facts, 'go-back')).toEqual([]);
  });

  it('that it must go back stands until it has gone', () => {
    const facts = reviewed(live(), concluded('go-back'));
    expect(mustGoBack(facts)?.id).toBe('review');
    expect(mustGoBack({ ...facts, stage: 'pilot' })).toBeNull();
    expect(mustGoBack({ ...facts, stageEnteredAt: now })).toBeNull();
    expect(mustGoBack(reviewed(live(), concluded('continue')))).toBeNull();
  });
});

describe('incidents', () => {
  it('happen from the pilot on', () => {
    const where = (['candidate', 'poc', 'pilot', 'go-live-review', 'production', 'parked', 'retired'] as const).filter(
      (stage) => noIncidentHere(bare({ stage })) === null,
    );
    expect(where).toEqual(['pilot', 'go-live-review', 'production']);
  });

  it('show where somebody uses it, or did', () => {
    expect(hasOperation(bare())).toBe(false);
    expect(hasOperation(bare({ stage: 'pilot' }))).toBe(true);
    expect(hasOperation(bare({ stage: 'retired' }))).toBe(false);
    expect(hasOperation({ ...reviewed(), stage: 'retired' })).toBe(true);
  });
});
