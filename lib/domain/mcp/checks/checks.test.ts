import { describe, expect, test } from 'vitest';
import { checkInput, checkPolicy, contractWith, toolWith } from '@/lib/domain/testing/mcp';
import { hashTool } from '../contract';
import type { Answer, BadTokenFacts, ProbeFacts, TelemetryFacts, TokenFacts } from '../probe-facts';
import { nothingStated } from '../tier';
import { checklistTemplate } from '@/lib/domain/checklist/template';
import { checkIds, type CheckId, type Outcome } from './check';
import type { CheckInput, CheckTools, ConsentedCall, DeclaredTool } from './input';
import { eachCheck } from './run';
import { checkDefinition, checks } from './table';

const tools: CheckTools = { hashOf: (value) => JSON.stringify(value), schemaProblems: () => [] };

const outcomeOf = (id: CheckId, input: Partial<CheckInput>, given = tools) => {
  const found = [...eachCheck(checkInput(input), given)].find(({ check }) => check === id);
  return found ?? expect.fail(`${id} is missing`);
};

const nothing = { missing: 'It was not tried.' };

const probe = (changes: Partial<ProbeFacts>): Partial<CheckInput> => ({
  probe: {
    target: 'https://mcp.test/mcp',
    tls: nothing,
    protocol: nothing,
    open: nothing,
    challenge: nothing,
    resource: nothing,
    issuers: nothing,
    badTokens: nothing,
    token: nothing,
    foreign: nothing,
    unknown: nothing,
    pages: nothing,
    scopes: nothing,
    limits: nothing,
    ...changes,
  },
});

const declared = (changes: Partial<DeclaredTool> = {}): DeclaredTool => ({
  name: 'account_lookup',
  tier: 'read-only',
  statements: { ...nothingStated, readOnlyConfirmedBy: 'Ada' },
  dataClasses: ['internal'],
  approvedFields: ['name', 'city'],
  ...changes,
});

const tried = ({
  limited = 3,
  unauthorized = 0,
  small = 200,
  status = 413,
}: {
  limited?: number;
  unauthorized?: number;
  small?: number | null;
  status?: number | 'closed' | null;
}) => ({
  limits: { facts: { burst: { sent: 30, limited, unauthorized }, oversized: { bytes: 5e6, small, status } } },
});

const traced = (changes: Partial<TelemetryFacts> = {}): TelemetryFacts => ({
  lastCall: '2026-12-01T08:00:00Z',
  missingAttributes: [],
  leaks: [],
  ...changes,
});

const call = (changes: Partial<ConsentedCall> = {}): ConsentedCall => ({
  tool: 'account_lookup',
  hash: hashTool(toolWith(), tools.hashOf),
  at: new Date('2026-11-30T09:00:00Z'),
  fields: ['name'],
  problems: [],
  ...changes,
});

const refused = { status: 401, succeeded: false };
const accepted = { status: 200, succeeded: true };
const errored = { status: 400, succeeded: false, trace: null };
const tls = {
  scheme: 'https',
  problem: null,
  version: 'TLSv1.3',
  acceptsOld: false,
  validTo: '2027-06-01T00:00:00Z',
} as const;
const issuer = {
  issuer: 'https://auth.test',
  unreached: null,
  url: 'https://auth.test/.well-known/oauth-authorization-server',
  named: 'https://auth.test',
  codeChallengeMethods: ['S256'],
  dynamicRegistration: true,
  clientIdMetadataDocuments: true,
  issInAnswer: true,
};
const unreached = { ...issuer, url: null, unreached: 'auth.test took too long.' };
const challenge = { status: 401, header: 'Bearer', resourceMetadata: null, scope: 'read', wellKnown: [], found: true };
const slow = { url: 'https://mcp.test/.well-known', status: null, failure: 'mcp.test took too long.' };
const resource = {
  url: 'https://mcp.test/.well-known/oauth-protected-resource/mcp',
  resource: 'https://mcp.test/mcp',
  expected: ['https://mcp.test/mcp'],
  authorizationServers: ['https://auth.test'],
};
const tokens = (
  { garbage = refused, ...other }: Partial<BadTokenFacts>,
  asked: ProbeFacts['challenge'] = { facts: challenge },
) => probe({ challenge: asked, badTokens: { facts: { garbage, otherAudience: null, ...other } } });
/** A token for another audience that was refused, beside the one to ask with and what the server says of who issues its tokens. */
const issued = (by: string | null, asked: string | null | undefined, authorizationServers: string[] = []) => ({
  probe: {
    ...tokens({ otherAudience: refused, otherToken: { ...other, issuer: by } }).probe!,
    token: asked === undefined ? nothing : { facts: { ...token, issuer: asked } },
    resource: { facts: { ...resource, authorizationServers } },
  },
});
const token: TokenFacts = {
  opaque: false,
  audiences: ['https://mcp.test/mcp'],
  expected: ['https://mcp.test/mcp'],
  scopes: ['read'],
  lifetime: 300,
};
/** One for another audience that is good but for that. */
const other: TokenFacts = { ...token, audiences: ['https://other.test'], expired: false };
const scoped = (narrow: string[], ...[of, than]: [string[], string[]]) =>
  probe({ scopes: { facts: { broad: ['a', 'b'], narrow, scopes: { broad: of, narrow: than } } } });
const unknown = { serverVersion: '1.4.0', tool: errored, method: errored, version: errored };
type Tried = { status: number | null; succeeded: boolean } | number | null;
const answered = (what: Tried) =>
  typeof what === 'object' && what !== null ? what : { status: what, succeeded: false };
/** One try for each era; what is not said of it is as at a good server. */
const foreign = (...eras: Partial<Record<'plain' | 'origin' | 'host', Tried>>[]) =>
  probe({
    foreign: {
      facts: eras.map(({ plain = accepted, origin = 403, host = 421 }, at) => ({
        era: at === 0 ? 'modern' : 'legacy',
        plain: answered(plain),
        origin: answered(origin),
        host: answered(host),
      })),
    },
  });
/** Without a token, and what the server speaks to somebody with one. What is not said was answered with 401, and is not known. */
const open = (
  answers: Partial<Record<'discover' | 'initialize' | 'modern' | 'legacy', Answer>>,
  spoken: { discovered?: string[]; initialized?: string } = {},
) => {
  const list = (['modern', 'legacy'] as const).map((era) => {
    const answer = answers[era] ?? refused;
    return { era, tools: answer.succeeded ? 2 : null, ...answer };
  });
  const { discover = refused, initialize = refused } = answers;
  return probe({
    open: { facts: { discover, initialize, list } },
    protocol: { facts: { discovered: null, initialized: null, oldTransport: false, ...spoken } },
  });
};

const withInput = (properties: Record<string, unknown>, more: object = {}) =>
  toolWith({ inputSchema: { type: 'object', properties, additionalProperties: false, ...more } as never });
const described = (description: string) => ({ contract: contractWith([toolWith({ description })]) });
const unread: Partial<CheckInput> = { contract: null };
const web = toolWith({
  name: 'page_fetch',
  annotations: { readOnlyHint: true, openWorldHint: true },
  inputSchema: { type: 'object', properties: { url: { type: 'string', maxLength: 99 } } },
});
const packaged = {
  kind: 'package',
  name: 'x',
  version: '1.2.3',
  digest: null,
  advisories: [],
} satisfies CheckInput['supplyChain'];

const taking = (properties: Record<string, unknown>, more: object = {}) => ({
  contract: contractWith([withInput(properties, more)]),
});
const note = { description: 'A.' };

/** Each level asks for the next one twice: a million ways. */
const doubling = Object.fromEntries(
  Array.from({ length: 20 }, (_, at) => {
    const next = { $ref: `#/$defs/d${at + 1}` };
    return [`d${at}`, { anyOf: [next, { ...next }] }];
  }),
);

type Case = [outcome: Outcome, input: Partial<CheckInput>, says?: RegExp];

/** A passing, a failing (or warning) and a not-verified case of each; not applicable where there is one. */
const cases: Record<CheckId, Case[]> = {
  C01: [
    ['pass', probe({ tls: { facts: tls } })],
    ['fail', probe({ tls: { facts: { ...tls, scheme: 'http' } } }), /http/],
    ['fail', probe({ tls: { facts: { ...tls, problem: 'CERT_HAS_EXPIRED' } } }), /CERT_HAS_EXPIRED/],
    ['fail', probe({ tls: { facts: { ...tls, version: 'TLSv1.1' } } })],
    ['fail', probe({ tls: { facts: { ...tls, acceptsOld: true } } })],
    ['not-verified', probe({ tls: { facts: { ...tls, acceptsOld: null } } }), /below 1\.2 could not be tried/],
    ['fail', probe({ tls: { facts: { ...tls, acceptsOld: null, problem: 'CERT_HAS_EXPIRED' } } })],
    ['warn', probe({ tls: { facts: { ...tls, validTo: '2026-12-10T00:00:00Z' } } }), /2026-12-10/],
    ['not-verified', probe({}), /not tried/],
    ['not-verified', {}],
  ],
  C02: [
    ['pass', probe({ protocol: { facts: { discovered: ['2026-07-28'], initialized: null, oldTransport: false } } })],
    ['warn', probe({ protocol: { facts: { discovered: null, initialized: '2025-11-25', oldTransport: false } } })],
    ['fail', probe({ protocol: { facts: { discovered: null, initialized: '2024-11-05', oldTransport: false } } })],
    ['fail', probe({ protocol: { facts: { discovered: null, initialized: null, oldTransport: true } } }), /HTTP\+SSE/],
    ['not-verified', probe({ protocol: { facts: { discovered: ['zzz'], initialized: null, oldTransport: false } } })],
    ['not-verified', probe({ protocol: { facts: { discovered: null, initialized: null, oldTransport: false } } })],
  ],
  C03: [
    ['pass', open({}), /modern and legacy/],
    // What a server does not speak it may answer as it likes.
    ['pass', open({ discover: errored, modern: errored }, { initialized: '2025-11-25' }), /legacy/],
    ['pass', open({ initialize: errored, legacy: errored }, { discovered: ['2026-07-28'] }), /modern/],
    ['fail', open({ discover: accepted, modern: accepted }), /2 tools/],
    ['warn', open({ discover: accepted }), /server.discover/],
    ['warn', open({ initialize: accepted }), /initialize/],
    ['not-verified', open({ discover: errored, initialize: errored, modern: errored, legacy: errored }), /400/],
    // One 401 is not all.
    ['not-verified', open({ discover: errored }), /400 and 401/],
    ['not-verified', open({ modern: errored }, { discovered: ['2026-07-28'] }), /401 and 400/],
    ['not-verified', open({ legacy: errored }, { discovered: ['2026-07-28'], initialized: '2025-11-25' })],
    ['not-verified', {}],
  ],
  C04: [
    ['pass', probe({ challenge: { facts: challenge } })],
    ['fail', probe({ challenge: { facts: { ...challenge, found: false } } })],
    ['fail', probe({ challenge: { facts: { ...challenge, found: false, wellKnown: [{ ...slow, failure: null }] } } })],
    ['not-verified', probe({ challenge: { facts: { ...challenge, found: false, wellKnown: [slow] } } }), /too long/],
    ['pass', probe({ challenge: { facts: { ...challenge, wellKnown: [slow] } } })],
    ['warn', probe({ challenge: { facts: { ...challenge, scope: null } } })],
    ['not-applicable', probe({ challenge: { notApplicable: 'No token.' } })],
    ['not-verified', probe({})],
  ],
  C05: [
    ['pass', probe({ resource: { facts: resource } })],
    ['pass', probe({ resource: { facts: { ...resource, resource: 'https://mcp.test/mcp/' } } })],
    ['fail', probe({ resource: { facts: { ...resource, resource: 'https://other.test' } } }), /other\.test/],
    ['fail', probe({ resource: { facts: { ...resource, authorizationServers: [] } } })],
    ['fail', probe({ resource: { facts: { ...resource, authorizationServers: ['http://auth.test'] } } })],
    ['not-verified', probe({})],
  ],
  C06: [
    ['pass', probe({ issuers: { facts: [issuer] } })],
    ['fail', probe({ issuers: { facts: [{ ...issuer, named: 'https://other.test' }] } })],
    ['fail', probe({ issuers: { facts: [{ ...issuer, codeChallengeMethods: ['plain'] }] } })],
    ['fail', probe({ issuers: { facts: [{ ...issuer, url: null }] } })],
    ['not-verified', probe({ issuers: { facts: [issuer, unreached] } }), /too long/],
    ['fail', probe({ issuers: { facts: [{ ...issuer, named: null }, unreached] } })],
    ['warn', probe({ issuers: { facts: [{ ...issuer, clientIdMetadataDocuments: false }] } })],
    ['warn', probe({ issuers: { facts: [{ ...issuer, issInAnswer: false }] } })],
    ['not-verified', probe({})],
  ],
  C07: [
    ['pass', tokens({ otherAudience: refused })],
    ['fail', tokens({ garbage: accepted })],
    ['fail', tokens({ otherAudience: accepted }), /another audience/],
    ['not-verified', tokens({}), /another audience is not set. Set one under Checks, Tokens/],
    ['pass', tokens({ otherAudience: refused, otherToken: other })],
    ['fail', tokens({ otherAudience: accepted, otherToken: { ...other, expired: true } })],
    ['fail', tokens({ otherAudience: accepted, otherToken: { ...other, opaque: true, audiences: [] } })],
    // A refusal that has another reason says nothing of the audience; nor does one that is for this server after all.
    ['not-verified', tokens({ otherAudience: refused, otherToken: { ...other, expired: true } }), /had expired/],
    ['not-verified', tokens({ otherAudience: refused, otherToken: { ...other, early: true } }), /was not valid yet/],
    ['not-verified', tokens({ otherAudience: refused, otherToken: { ...other, opaque: true } }), /opaque/],
    ['not-verified', tokens({ otherAudience: refused, otherToken: { ...other, audiences: [] } }), /names no audience/],
    ['not-verified', tokens({ otherAudience: accepted, otherToken: token }), /is for this server/],
    ['fail', tokens({ garbage: accepted, otherAudience: accepted, otherToken: token }), /^A made-up token/],
    // Whose tokens it takes is known by the one to ask with, else by its own word.
    ['pass', issued('https://auth.test/', 'https://auth.test')],
    [
      'not-verified',
      issued('https://login.test', 'https://auth.test', ['https://login.test']),
      /issued by https:\/\/login/,
    ],
    ['not-verified', issued(null, 'https://auth.test'), /issued by nobody that it names, not by https:\/\/auth\.test/],
    ['pass', issued('https://auth.test', undefined, ['https://auth.test/'])],
    ['not-verified', issued('https://login.test', undefined, ['https://auth.test']), /refused for that alone/],
    ['pass', issued('https://login.test', null, ['https://auth.test'])],
    ['not-verified', tokens({ garbage: errored, otherAudience: refused })],
    // Whoever refuses everybody has not looked at the token; whoever accepts it has.
    ['not-verified', tokens({ otherAudience: refused }, { missing: 'It answers with 403.' }), /403/],
    ['fail', tokens({ garbage: accepted }, { missing: 'It answers with 403.' })],
    ['not-applicable', probe({ badTokens: { notApplicable: 'No token.' } })],
  ],
  C08: [
    ['pass', { ...probe({ token: { facts: token } }), policy: { ...checkPolicy, approvedScopes: ['read'] } }],
    ['not-verified', probe({ token: { facts: token } }), /which scopes are approved; it carries “read”\. State them/],
    [
      'pass',
      { ...probe({ token: { facts: { ...token, scopes: [] } } }), policy: { ...checkPolicy, approvedScopes: [] } },
    ],
    [
      'fail',
      { ...probe({ token: { facts: token } }), policy: { ...checkPolicy, approvedScopes: [] } },
      /“read” is not approved/,
    ],
    ['not-verified', probe({ token: { facts: { ...token, scopes: [] } } }), /it names none/],
    ['fail', probe({ token: { facts: { ...token, audiences: ['https://other.test'] } } })],
    ['fail', probe({ token: { facts: { ...token, scopes: ['*'] } } })],
    [
      'fail',
      { ...probe({ token: { facts: token } }), policy: { ...checkPolicy, approvedScopes: ['other'] } },
      /not approved/,
    ],
    ['warn', probe({ token: { facts: { ...token, lifetime: 86_400 } } }), /1440 minutes/],
    ['warn', probe({ token: { facts: { ...token, lifetime: null } } })],
    ['not-verified', probe({ token: { facts: { ...token, opaque: true } } })],
  ],
  C09: [
    ['pass', foreign({})],
    ['pass', foreign({ origin: 400, host: 404 })],
    ['pass', foreign({ plain: refused, origin: 403 })],
    ['fail', foreign({ origin: accepted, host: accepted })],
    ['fail', foreign({}, { origin: accepted })],
    ['warn', foreign({ host: accepted })],
    // Not let in, but not for its Origin either.
    ...[200, 302, 404, 429, 500, 503, null].map((status): Case => ['not-verified', foreign({ origin: status })]),
    ['not-verified', foreign({}, { origin: 404 }), /404/],
    ['not-verified', foreign({ plain: 403 }), /403.*compared/],
    ['not-verified', foreign({ plain: 404, origin: null, host: null }), /404/],
    ['not-verified', foreign({ plain: refused, origin: refused, host: refused }), /token/],
    ['not-verified', foreign({ plain: refused, origin: 400 })],
    ['not-verified', foreign({ host: 503 }), /Host/],
    ['not-verified', foreign({ host: null }), /Host/],
    ['not-verified', {}],
  ],
  C10: [
    ['pass', probe({ unknown: { facts: unknown } })],
    ['fail', probe({ unknown: { facts: { ...unknown, tool: { ...accepted, trace: null } } } })],
    [
      'fail',
      { ...probe({ unknown: { facts: unknown } }), previous: { serverVersion: '1.4.0', contractHash: 'before' } },
      /same version/,
    ],
    [
      'pass',
      { ...probe({ unknown: { facts: unknown } }), previous: { serverVersion: '1.3.0', contractHash: 'before' } },
    ],
    ['warn', probe({ unknown: { facts: { ...unknown, method: { ...errored, trace: 'at x (y.js:1:2)' } } } })],
    ['not-verified', probe({ unknown: { facts: { ...unknown, version: { ...refused, trace: null } } } })],
  ],
  C11: [
    ['pass', { approved: contractWith() }],
    ['fail', { approved: contractWith([toolWith({ description: 'Another.' })]) }, /reworded/],
    ['fail', { approved: contractWith(undefined, { instructions: 'Others.' }) }, /instructions/],
    [
      'warn',
      {
        approved: contractWith(),
        ...probe({ pages: { facts: { pages: 1, sameOrder: false, sameTools: true, differing: [] } } }),
      },
    ],
    ['fail', probe({ pages: { facts: { pages: 1, sameOrder: false, sameTools: false, differing: ['a'] } } })],
    ['not-verified', {}],
    ['not-verified', unread],
  ],
  C12: [
    ['pass', { approved: contractWith() }],
    ['fail', { approved: contractWith([]) }, /never approved/],
    ['warn', { approved: contractWith([toolWith(), toolWith({ name: 'gone' })]) }],
    ['not-verified', {}],
  ],
  C13: [
    ['pass', {}],
    ['fail', { contract: contractWith([toolWith({ annotations: { readOnlyHint: true, destructiveHint: true } })]) }],
    ['warn', { contract: contractWith([toolWith({ annotations: null })]) }, /readOnlyHint, destructiveHint/],
    ['warn', { contract: contractWith([toolWith({ name: 'account_delete' })]) }, /delete/],
    ['not-applicable', { contract: contractWith([]) }],
    ['not-verified', unread],
  ],
  C14: [
    ['pass', { declared: [declared()] }],
    ['fail', { declared: [declared({ statements: nothingStated })] }, /reversible write/],
    ['not-verified', {}, /account_lookup/],
    ['not-verified', unread],
  ],
  C15: [
    ['pass', {}],
    ['fail', { contract: contractWith([withInput({ sql: { type: 'string' } })]) }, /sql/],
    ['warn', { contract: contractWith([withInput({ sql: { type: 'string' } })]), declared: [declared()] }],
    ['pass', { contract: contractWith([withInput({ query: { enum: ['open', 'closed'] } })]) }],
    ['fail', { contract: contractWith([withInput({ method: { enum: ['GET', 'DELETE'] } })]) }, /mixes/],
    ['fail', { contract: contractWith([toolWith({ name: 'run_shell' })]) }],
    // As Python libraries write what may be left out.
    ['fail', taking({ sql: { anyOf: [{ type: 'string' }, { type: 'null' }] } }), /“sql” takes any text/],
    ['pass', taking({ query: { anyOf: [{ enum: ['open', 'closed'] }, { type: 'null' }] } })],
    ['fail', taking({ sql: { $ref: '#/$defs/a~1b' } }, { $defs: { 'a/b': { type: 'string' } } }), /“sql”/],
    ['pass', taking({ sql: { $ref: '#/$defs/name' } }, { $defs: { name: { enum: ['a', 'b'] } } })],
    ['fail', taking({ sql: { $ref: '#/$defs/gone' } }), /“sql”/],
    ['fail', taking({ sql: { $ref: '#/properties/sql' } }), /“sql”/],
    ['fail', taking({ sql: { $ref: '#/$defs/d0' } }, { $defs: { ...doubling, d20: { const: 'a' } } }), /“sql”/],
    [
      'fail',
      taking({ inner: { $ref: '#/shared/inner' } }, { shared: { inner: { properties: { sql: true } } } }),
      /“sql”/,
    ],
    ['pass', taking({ sql: { allOf: [{ type: 'string' }, { pattern: '^[a-z]{1,9}$' }] } })],
    ['fail', taking({ url: { type: 'string', format: 'uri' } }), /“url”/],
    ['fail', taking({ commands: { type: 'array', items: { type: 'string' } } }), /“commands”/],
    ['fail', taking({ commands: { type: 'array' } }), /“commands”/],
    ['pass', taking({ commands: { type: 'array', items: { enum: ['start', 'stop'] } } })],
    ['fail', taking({ method: { $ref: '#/$defs/M' } }, { $defs: { M: { enum: ['GET', 'DELETE'] } } }), /mixes/],
    ['fail', taking({ method: { anyOf: [{ const: 'GET' }, { const: 'DELETE' }] } }), /mixes/],
    ['not-verified', unread],
  ],
  C16: [
    ['pass', {}],
    ['fail', { contract: contractWith([withInput({ a: { $ref: 'https://other.test/schema' } })]) }, /another document/],
    ['fail', { contract: contractWith([toolWith({ inputSchema: { type: 'string' } })]) }, /object/],
    ['warn', { contract: contractWith([withInput({ a: { type: 'string', maxLength: 5 } })]) }, /description/],
    ['fail', { contract: contractWith([withInput({ a: { type: 'string', description: 'A.' } })]) }, /upper bound/],
    [
      'warn',
      { contract: contractWith([withInput({ a: { type: 'string', description: 'A.' } })]), declared: [declared()] },
    ],
    ['fail', { contract: contractWith([withInput({}, { additionalProperties: true })]) }, /not named/],
    ['fail', taking({ a: note }), /upper bound/],
    ['fail', taking({ a: true }), /upper bound/],
    ['fail', taking({ a: { ...note, anyOf: [{ type: 'string' }, { type: 'null' }] } }), /upper bound/],
    ['pass', taking({ a: { ...note, maxLength: 9, anyOf: [{ type: 'string' }, { type: 'null' }] } })],
    ['fail', taking({ a: { ...note, $ref: '#/$defs/a' } }, { $defs: { a: { type: 'string' } } }), /upper bound/],
    ['pass', taking({ a: { ...note, $ref: '#/$defs/a' } }, { $defs: { a: { type: 'string', maxLength: 9 } } })],
    ['fail', taking({ a: { ...note, type: 'array', maxItems: 3, items: { type: 'string' } } }), /upper bound/],
    // A list of such lists asks for no more than it says once.
    ['pass', taking({ a: { ...note, type: 'array', maxItems: 3, items: { $ref: '#/properties/a' } } })],
    ['pass', taking({ a: { ...note, type: 'boolean' }, b: { ...note, const: 1 } })],
    ['not-verified', unread],
  ],
  C17: [
    ['pass', { declared: [declared()], consentedCalls: [call()] }],
    ['fail', { declared: [declared({ approvedFields: ['name'] })] }, /city/],
    ['fail', { consentedCalls: [call({ problems: ['“name” is not declared.'] })] }, /not declared/],
    ['fail', { declared: [declared()], consentedCalls: [call({ fields: ['iban'] })] }, /iban/],
    // The newest counts, even where an earlier one was in order.
    ['fail', { declared: [declared()], consentedCalls: [call({ fields: ['iban'] }), call()] }, /iban/],
    ['warn', { contract: contractWith([toolWith({ outputSchema: null })]) }],
    ['pass', { declared: [declared({ statements: nothingStated })] }],
    ['not-verified', { declared: [declared()] }, /account_lookup/],
    // A changed tool voids the call, and so does time.
    ['not-verified', { declared: [declared()], consentedCalls: [call({ hash: 'of another definition' })] }],
    ['not-verified', { declared: [declared()], consentedCalls: [call({ at: new Date('2026-10-31T09:00:00Z') })] }],
    ['pass', { declared: [declared()], consentedCalls: [call({ at: new Date('2026-11-02T09:00:00Z') })] }],
    ['not-verified', { declared: [declared({ approvedFields: null })], consentedCalls: [call()] }, /which fields/],
    ['not-verified', unread],
  ],
  C18: [
    ['pass', {}],
    ['fail', described('  ')],
    ['warn', described('Accounts.'), /leaves out/],
    ['warn', { contract: contractWith([toolWith({ name: 'look up!' })]) }],
    ['not-verified', unread],
  ],
  C19: [
    ['pass', {}],
    ['fail', described(`Looks up\u200b an account.`), /cannot be seen/],
    ['warn', described('This must be called before others.'), /order/],
    ['not-verified', unread],
  ],
  C20: [
    ['pass', {}],
    ['fail', described(`Use the key AKIA${'ABCDEFGHIJKLMNOP'}.`), /AWS/],
    ['not-verified', unread],
  ],
  C21: [
    ['pass', {}, /No tool reads/],
    [
      'fail',
      { contract: contractWith([web, toolWith()]), declared: [declared({ dataClasses: ['personal'] })] },
      /page_fetch/,
    ],
    [
      'pass',
      { contract: contractWith([web]), declared: [declared({ name: 'page_fetch', dataClasses: ['public'] })] },
      /private/,
    ],
    ['not-verified', { contract: contractWith([web, toolWith()]) }, /Nobody has stated/],
  ],
  C22: [
    ['pass', probe({ scopes: { facts: { broad: ['a', 'b'], narrow: ['a'] } } })],
    ['fail', probe({ scopes: { facts: { broad: ['a', 'b'], narrow: ['a', 'b'] } } })],
    ['pass', scoped(['a'], ['r', 'w'], ['r'])],
    ['pass', scoped([], ['r'], [])],
    ['fail', scoped(['a', 'b'], ['r', 'w'], ['r'])],
    // A token with as many scopes shows nothing, whatever it is shown.
    ['not-verified', scoped(['a', 'b'], ['r', 'w'], ['w', 'r']), /does not carry fewer/],
    ['not-verified', scoped(['a'], ['r', 'w'], ['x']), /does not carry fewer/],
    ['not-verified', probe({})],
  ],
  C23: [
    ['pass', probe(tried({}))],
    ['warn', probe(tried({ limited: 0 })), /429/],
    ['warn', probe(tried({ status: 200 })), /413/],
    ['warn', probe(tried({ status: 500 })), /413/],
    // Refused otherwise, or by closing the connection, where a small one was let in.
    ['pass', probe(tried({ status: 400 }))],
    ['pass', probe(tried({ status: 'closed' }))],
    ['pass', probe(tried({ small: 400 }))],
    ['not-verified', probe(tried({ small: 400, status: 400 })), /size/],
    ['not-verified', probe(tried({ small: null, status: 'closed' })), /size/],
    // A limit of the rate, and no answer at all, say nothing of the size.
    ['not-verified', probe(tried({ status: 429 })), /size/],
    ['not-verified', probe(tried({ status: null })), /size/],
    ['not-verified', probe(tried({ limited: 0, unauthorized: 30, status: 401 })), /token/],
    ['not-verified', probe(tried({ status: 401 })), /token/],
    ['warn', probe(tried({ limited: 0, unauthorized: 30, status: 200 })), /413/],
    [
      'not-verified',
      probe({ limits: { facts: { burst: null, oversized: { bytes: 5e6, small: 200, status: 413 } } } }),
      /Only one/,
    ],
    ['not-verified', probe({})],
  ],
  C24: [
    ['pass', { telemetry: traced() }],
    ['fail', { telemetry: traced({ lastCall: '2026-11-29T08:00:00Z' }) }, /24 hours/],
    ['fail', { telemetry: traced({ missingAttributes: ['user.id'] }) }, /user\.id/],
    ['fail', { telemetry: traced({ leaks: ['a payload in gen_ai.tool.call.result'] }) }],
    ['not-verified', {}],
  ],
  C25: [
    ['pass', { supplyChain: packaged }],
    ['pass', { supplyChain: { ...packaged, version: 'latest', digest: 'sha256:ab' } }],
    ['fail', { supplyChain: { ...packaged, version: '^1.2.3' } }, /floats/],
    ['fail', { supplyChain: { ...packaged, version: null } }],
    ['fail', { supplyChain: { ...packaged, advisories: [{ id: 'GHSA-1', severity: 'critical' }] } }, /GHSA-1/],
    ['warn', { supplyChain: { ...packaged, advisories: [{ id: 'GHSA-1', severity: 'high' }] } }],
    ['not-verified', { supplyChain: { ...packaged, advisories: null } }],
    ['not-verified', { supplyChain: { kind: 'remote' } }, /questionnaire/],
    ['not-verified', {}],
  ],
  C26: [
    ['pass', {}],
    [
      'warn',
      { contract: contractWith(Array.from({ length: 41 }, (_, at) => toolWith({ name: `t${at}` }))) },
      /41 tools/,
    ],
    ['warn', { policy: { ...checkPolicy, contextTokens: 1000 } }, /5 % \(50\) of the context of 1,000/],
    ['not-verified', unread],
  ],
};

test('checks are made one at a time: what the next one costs is not paid before it is asked for', () => {
  const looked: unknown[] = [];
  const schemaProblems = (schema: unknown) => (looked.push(schema), []);
  const each = eachCheck(checkInput({ contract: contractWith() }), { ...tools, schemaProblems });
  expect(each.next().value?.check).toBe('C01');
  expect(looked).toEqual([]);
  expect([...each].map(({ check }) => check)).toEqual(checkIds.slice(1));
  expect(looked).not.toEqual([]);
});

describe.each(checkIds)('%s', (id) => {
  test.each(cases[id])('%s, case %#', (outcome, input, says) => {
    const result = outcomeOf(id, input);
    expect([result.outcome, result.message]).toEqual([outcome, expect.stringMatching(says ?? /\S\.$/)]);
    const worst = outcome === 'fail' || outcome === 'warn';
    expect(result.findings.length > 0).toBe(worst);
  });

  test('has a passing, a failing or warning, and a not-verified case', () => {
    const seen = new Set(cases[id].map(([outcome]) => outcome));
    expect(seen.has('pass') && (seen.has('fail') || seen.has('warn')) && seen.has('not-verified')).toBe(true);
  });
});

test('an invalid schema fails', () => {
  const result = outcomeOf(
    'C16',
    {},
    { ...tools, schemaProblems: () => ['/type must be equal to one of the allowed values.'] },
  );
  expect(result).toMatchObject({ outcome: 'fail' });
});

describe('the table', () => {
  test('asks for nothing by hand that no form takes, and for what can be done', () => {
    for (const id of ['C07', 'C08', 'C22'] as const)
      expect(checkDefinition(id).byHand).toContain('under Checks, Tokens');
    expect(checkDefinition('C25').byHand).toMatch(/OSV.*npm audit/);
  });

  test('names every check once, in order, and only items that exist', () => {
    expect(checks.map(({ id }) => id)).toEqual([...checkIds]);
    const items = new Set(checklistTemplate.map(({ id }) => id));
    expect(checks.flatMap((check) => check.items).filter((id) => !items.has(id))).toEqual([]);
  });

  test.each(checks)('$id is whole', ({ id, ...check }) => {
    for (const text of [check.meaning, check.mend, check.byHand]) expect(text).toMatch(/\S\.$/);
    expect(checkDefinition(id).name).toBe(check.name);
  });
});

test('results travel as JSON', () => {
  const results = [...eachCheck(checkInput(probe({ tls: { facts: tls } })), tools)];
  expect(JSON.parse(JSON.stringify(results))).toEqual(results);
});
