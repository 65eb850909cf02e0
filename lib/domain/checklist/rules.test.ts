import { describe, expect, it } from 'vitest';
import { actor, bare, codes, complete, now, owners, person } from '@/lib/domain/testing/facts';
import type { ItemFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { confirmItem, reopenItem, returnItem, submitItem } from './rules';

const withItem = (change: Partial<ItemFacts>): UseCaseFacts => {
  const facts = complete();
  return { ...facts, items: facts.items.map((item) => (item.itemId === 'ID-2' ? { ...item, ...change } : item)) };
};
const submitted = withItem({ state: 'submitted' });
const sam = actor('sam', 'viewer');

describe('submitItem', () => {
  const satisfied = { claim: 'satisfied', justification: '' } as const;

  it('needs evidence that still proves it', () => {
    expect(codes(submitItem(bare(), 'ID-2', satisfied, now))).toEqual(['no-evidence']);
    const open = withItem({ state: 'in-progress' });
    expect(submitItem(open, 'ID-2', satisfied, now)).toEqual([]);
    const evidence = open.evidence.map((entry) => ({ ...entry, expiresOn: '2026-11-21' }));
    expect(codes(submitItem({ ...open, evidence }, 'ID-2', satisfied, now))).toEqual(['no-evidence']);
  });

  it('needs a justification for what does not apply', () => {
    expect(codes(submitItem(bare(), 'ID-2', { claim: 'not-applicable', justification: ' ' }, now))).toEqual([
      'no-justification',
    ]);
    expect(submitItem(bare(), 'ID-2', { claim: 'not-applicable', justification: 'Nothing is exposed.' }, now)).toEqual(
      [],
    );
  });

  it('is for open and stale items, and for items of the checklist', () => {
    expect(codes(submitItem(submitted, 'ID-2', satisfied, now))).toEqual(['already']);
    expect(codes(submitItem(complete(), 'ID-2', satisfied, now))).toEqual(['already']);
    expect(codes(submitItem(bare(), 'XX-1', satisfied, now))).toEqual(['no-such-item']);
  });
});

describe('confirmItem', () => {
  it('is open to the holder of the signing role', () => {
    expect(confirmItem(sam, submitted, 'ID-2', now)).toEqual([]);
  });

  it.each([
    ['another owner', actor('tom'), submitted, ['not-signing-role']],
    ['an admin without the role', actor('root', 'admin'), submitted, ['not-signing-role']],
    ['an item not submitted', sam, complete(), ['not-submitted']],
    ['the submitter', sam, withItem({ state: 'submitted', submittedBy: person('sam') }), ['own-submission']],
    [
      'the author of evidence',
      sam,
      { ...submitted, evidence: submitted.evidence.map((entry) => ({ ...entry, author: owners.security })) },
      ['own-evidence'],
    ],
    [
      'expired evidence',
      sam,
      { ...submitted, evidence: submitted.evidence.map((entry) => ({ ...entry, expiresOn: '2026-11-21' })) },
      ['no-evidence'],
    ],
    ['no evidence', sam, { ...submitted, evidence: [] }, ['no-evidence']],
    ['nobody in the role', actor('ada', 'admin'), { ...submitted, owners: {} }, ['not-signing-role']],
  ])('refuses %s', (_, who, facts, expected) => {
    expect(codes(confirmItem(who, facts, 'ID-2', now))).toEqual(expected);
  });

  it('asks no evidence of what does not apply, but four eyes all the same', () => {
    const claimed = { ...withItem({ state: 'submitted', claim: 'not-applicable' }), evidence: [] };
    expect(confirmItem(sam, claimed, 'ID-2', now)).toEqual([]);
    const own = withItem({ state: 'submitted', claim: 'not-applicable', submittedBy: person('sam') });
    expect(codes(confirmItem(sam, own, 'ID-2', now))).toEqual(['own-submission']);
  });
});

describe('returnItem and reopenItem', () => {
  it('return what was submitted, by the signing role', () => {
    expect(returnItem(sam, submitted, 'ID-2', now)).toEqual([]);
    expect(codes(returnItem(actor('tom'), submitted, 'ID-2', now))).toEqual(['not-signing-role']);
    expect(codes(returnItem(sam, complete(), 'ID-2', now))).toEqual(['not-submitted']);
  });

  it('reopen what is closed', () => {
    expect(reopenItem(complete(), 'ID-2', now)).toEqual([]);
    expect(codes(reopenItem(bare(), 'ID-2', now))).toEqual(['not-closed']);
  });
});
