import { describe, expect, test } from 'vitest';
import { hashTool } from '@/lib/domain/mcp/contract';
import { toolWith } from '@/lib/domain/testing/mcp';
import { callLimits, callReasons, lostReason } from './consented-call';

const hashOf = (value: unknown) => JSON.stringify(value);
const by = { id: 'ada', name: 'Ada' };
const at = new Date('2026-12-01T09:00:00Z');
const definition = toolWith();
const hash = hashTool(definition, hashOf);
const server = { name: 'CRM', address: 'https://crm.test/mcp', revoked: null, owner: by };
const tool = {
  name: definition.name,
  hash,
  derivedTier: 'reversible-write',
  declared: { tier: 'read-only', by, at, why: 'Read its code.' },
  approved: { hash, in: 'contract', by, at },
  instructionsChanged: false,
} as const;

const codes = (change: { server?: object; tool?: object; definitions?: (typeof definition)[] }) =>
  callReasons(
    { ...server, ...change.server },
    { ...tool, ...change.tool },
    change.definitions ?? [definition],
    hashOf,
  ).map(({ code }) => code);

/** A definition that says otherwise, and is approved as it is. */
const saying = (annotations: object) => {
  const other = toolWith({ annotations: { ...annotations } });
  const pinned = hashTool(other, hashOf);
  return { definitions: [other], tool: { hash: pinned, approved: { hash: pinned, in: 'contract', by, at } } };
};

test('a tool that reads, approved as it is, may be called', () => {
  expect(codes({})).toEqual([]);
});

describe('it may not', () => {
  test.each<[string, Parameters<typeof codes>[0], string[]]>([
    ['of a revoked server', { server: { revoked: { by, at, why: 'Open.' } } }, ['server-revoked']],
    ['of a server without an address', { server: { address: null } }, ['no-address']],
    ['that nobody approved', { tool: { approved: null } }, ['not-approved']],
    ['that was approved otherwise', { tool: { approved: { hash: 'other', in: 'c', by, at } } }, ['not-approved']],
    ['that is offered under other instructions', { tool: { instructionsChanged: true } }, ['not-approved']],
    ['that nobody declared to read', { tool: { declared: null } }, ['not-read-only']],
    ['that makes drafts', { tool: { declared: { tier: 'draft', by, at, why: 'It waits.' } } }, ['not-read-only']],
    ['whose definition does not say so', saying({ destructiveHint: false }), ['not-said-to-read']],
    ['whose definition says both', saying({ readOnlyHint: true, destructiveHint: true }), ['not-said-to-read']],
    ['that shares its name', { definitions: [definition, definition] }, ['ambiguous']],
    ['that is gone', { tool: { hash: null }, definitions: [] }, ['not-offered']],
  ])('%s', (_what, change, expected) => {
    expect(codes(change)).toEqual(expected);
  });
});

test('every reason is named at once', () => {
  const all = codes({
    server: { revoked: { by, at, why: '' }, address: null },
    tool: { approved: null, declared: null },
  });
  expect(all).toEqual(['server-revoked', 'no-address', 'not-approved', 'not-read-only']);
});

test('a call that has not ended in time was lost, and says whether it was made', () => {
  const after = (ms: number) => new Date(at.getTime() + callLimits.lostAfter + ms);
  const lost = (state: string, ms = 1) => lostReason({ state, askedAt: at }, after(ms));
  expect([lost('waiting', 0), lost('calling', 0), lost('done'), lost('failed')]).toEqual([null, null, null, null]);
  expect(lost('waiting')).toContain('was not made');
  expect(lost('calling')).toContain('not known');
});
