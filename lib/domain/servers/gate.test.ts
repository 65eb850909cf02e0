import { describe, expect, it } from 'vitest';
import { ownerRoles } from '@/lib/domain/access/actor';
import { gateAnswer, type GateFacts } from './gate';

type UseCase = NonNullable<GateFacts['useCase']>;
type Tool = NonNullable<UseCase['tool']>;
type Server = NonNullable<Tool['server']>;

const hash = 'a'.repeat(64);
const server: Server = {
  name: 'CRM',
  revoked: false,
  hash,
  approved: hash,
  tier: 'read-only',
  instructionsChanged: false,
};
const tool: Tool = { name: 'get_account', tier: 'read-only', hash, server };
const signed = ownerRoles.map((role) => ({ role, decision: 'approve', lapsed: false, at: '2026-11-20T09:00:00' }));
const live: UseCase = {
  key: 'SALES-1',
  stage: 'production',
  reported: null,
  suspendedBy: null,
  tier: 'read-only',
  tool,
  signOffs: signed,
};

const ask = (useCase: UseCase | null) =>
  gateAnswer(
    { workspace: '00000000-0000-7000-8000-000000000000', useCase },
    { useCase: 'SALES-1', tool: 'get_account' },
  );
const codes = (useCase: UseCase | null) => ask(useCase).reasons.map(({ code }) => code);
const withServer = (change: Partial<Server>): UseCase => ({
  ...live,
  tool: { ...tool, server: { ...server, ...change } },
});

describe('the answer for machines', () => {
  it('allows what is in production, signed, approved and unchanged, and names the definition', () => {
    expect(ask(live)).toMatchObject({
      allow: true,
      reasons: [],
      stage: 'production',
      tier: 'read-only',
      definition: hash,
    });
    expect(codes({ ...live, stage: 'pilot', signOffs: [] })).toEqual([]);
  });

  it.each<[string, UseCase | null, string[]]>([
    ['no such use case', null, ['no-use-case']],
    ['a tool that was not chosen', { ...live, tool: null }, ['no-tool']],
    ['a tool entered by hand', { ...live, tool: { ...tool, server: null } }, ['no-server']],
    ['a candidate', { ...live, stage: 'candidate' }, ['stage']],
    ['what an incident suspended', { ...live, stage: 'parked', suspendedBy: 'It changed' }, ['suspended']],
    ['a retired one', { ...live, stage: 'retired' }, ['stage']],
    ['an imported stage', { ...live, stage: 'poc', reported: 'production' }, ['gates-not-checked']],
    ['no stated tier', { ...live, tier: null }, ['tier']],
    ['a revoked server', withServer({ revoked: true }), ['revoked']],
    ['a tool that is gone', withServer({ hash: null }), ['not-offered']],
    ['a tool nobody approved', withServer({ approved: null }), ['not-approved']],
    ['a tool that changed', withServer({ hash: 'b'.repeat(64) }), ['contract']],
    ['a server whose instructions changed', withServer({ instructionsChanged: true }), ['contract']],
    ['a change that it has not taken over', { ...live, tool: { ...tool, hash: 'b'.repeat(64) } }, ['not-followed']],
    ['a tier that rose on the server', withServer({ tier: 'irreversible' }), ['tier']],
    ['a missing signature', { ...live, signOffs: signed.slice(1) }, ['sign-off']],
    [
      'a lapsed signature',
      { ...live, signOffs: signed.map((one) => ({ ...one, lapsed: one.role === 'security' })) },
      ['sign-off'],
    ],
    [
      'everything at once',
      { ...withServer({ revoked: true, hash: 'b'.repeat(64) }), tier: null, stage: 'parked' },
      ['stage', 'tier', 'revoked', 'contract'],
    ],
  ])('denies %s', (_, useCase, expected) => {
    expect(codes(useCase)).toEqual(expected);
    expect(ask(useCase).allow).toBe(false);
  });

  it('goes by the newest word of a role: signed anew counts again', () => {
    const lapsed = signed.map((one) => ({ ...one, lapsed: true, at: '2026-11-01T09:00:00' }));
    expect(codes({ ...live, signOffs: [...signed, ...lapsed] })).toEqual([]);
  });
});
