import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { toolWith } from '@/lib/domain/testing/mcp';
import { actionTiers, type ActionTier } from '@/lib/domain/stages/stages';
import type { ToolAnnotations } from './contract';
import { deriveTier, nothingStated, type TierStatements } from './tier';
import { verbOfName, verbOfText } from './verbs';

const readOnly: ToolAnnotations = { readOnlyHint: true };
const harmless: ToolAnnotations = { readOnlyHint: false, destructiveHint: false };
const by = 'Ada';

describe('the tier of a tool', () => {
  test.each<
    [what: string, tier: ActionTier, name: string, hints: ToolAnnotations | null, stated: Partial<TierStatements>]
  >([
    ['nothing is said', 'irreversible', 'thing', null, {}],
    ['a claim alone lowers to no more than a reversible write', 'reversible-write', 'thing', readOnly, {}],
    ['a confirmed claim', 'read-only', 'get_thing', readOnly, { readOnlyConfirmedBy: by }],
    ['a person confirms without a claim', 'read-only', 'thing', null, { readOnlyConfirmedBy: by }],
    [
      'a confirmed claim that the name contradicts',
      'irreversible',
      'delete_thing',
      readOnly,
      { readOnlyConfirmedBy: by },
    ],
    ['it destroys nothing', 'reversible-write', 'create_thing', harmless, {}],
    ['a draft', 'draft', 'create_thing', harmless, { draftStatedBy: by }],
    ['a draft that sends', 'irreversible', 'send_thing', harmless, { draftStatedBy: by }],
    ['a draft of what may destroy', 'irreversible', 'thing', { destructiveHint: true }, { draftStatedBy: by }],
    ['it destroys', 'irreversible', 'thing', { destructiveHint: true }, {}],
    [
      'it destroys, and the undo is tested',
      'reversible-write',
      'delete_thing',
      { destructiveHint: true },
      { undoTestedBy: by },
    ],
    ['read-only and destructive at once', 'irreversible', 'thing', { readOnlyHint: true, destructiveHint: true }, {}],
    ['the name says worse than the hints', 'irreversible', 'purge_things', harmless, {}],
    [
      'a named person lowers it',
      'read-only',
      'cancel_poll',
      null,
      { lowered: { to: 'read-only', by, reason: 'It is a name.' } },
    ],
  ])('%s: %s', (_what, tier, name, annotations, stated) => {
    const found = deriveTier(toolWith({ name, description: null, annotations }), { ...nothingStated, ...stated });
    expect(found.tier).toBe(tier);
    expect(found.reasons.length).toBeGreaterThan(0);
  });

  test('a person cannot raise by lowering', () => {
    const lowered = { to: 'irreversible', by, reason: 'Why not.' } as const;
    const stated = { ...nothingStated, readOnlyConfirmedBy: by, lowered };
    expect(deriveTier(toolWith({ name: 'get' }), stated).tier).toBe('read-only');
  });

  test('says who and why', () => {
    const stated = { ...nothingStated, lowered: { to: 'draft', by, reason: 'It only queues.' } } as const;
    const { reasons } = deriveTier(toolWith({ name: 'send_mail', annotations: null }), stated);
    expect(reasons).toEqual([
      'The server does not say whether it destroys, so the worst case counts.',
      'Ada lowered it to draft: It only queues.',
    ]);
  });

  test('no hint and no words come below a reversible write without a person', () => {
    const hint = fc.option(fc.boolean(), { nil: undefined });
    fc.assert(
      fc.property(fc.string(), fc.string(), hint, hint, (name, description, readOnlyHint, destructiveHint) => {
        const annotations = Object.fromEntries(
          Object.entries({ readOnlyHint, destructiveHint }).filter(([, value]) => value !== undefined),
        ) as ToolAnnotations;
        const { tier } = deriveTier(toolWith({ name, description, annotations }));
        expect(actionTiers.indexOf(tier)).toBeGreaterThanOrEqual(actionTiers.indexOf('reversible-write'));
      }),
    );
  });
});

describe('verbs', () => {
  test.each([
    ['get_update_status', 'read'],
    ['get-or-create', 'change'],
    ['listAndDelete', 'final'],
    ['list_and_delete', 'final'],
    ['deleteUser', 'final'],
    ['crm.contacts.update', 'change'],
    ['hubspot-get-link', 'read'],
    ['list_deleted_items', 'read'],
    ['weather', undefined],
  ])('of the name %s: %s', (name, does) => {
    expect(verbOfName(name)?.does).toBe(does);
  });

  test.each([
    ['Deletes a file.', 'final'],
    ['Looks up an account. Use it before creating or deleting one.', 'read'],
    ['🎯 Purpose:\n  1. Retrieves objects.\n  2. Use with create tools.', 'read'],
    ['This tool updates the record.', 'change'],
    ['Searches. Copies the result to a share.', 'change'],
    ['The weather of a city.', undefined],
  ])('of the text %s: %s', (text, does) => {
    expect(verbOfText(text)?.does).toBe(does);
  });
});
