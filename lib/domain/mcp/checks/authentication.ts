import { listOfWords, someOf } from '@/lib/domain/list-of-words';
import type { Answer, ChallengeFacts, Era, IssuerFacts, OpenFacts, TokenFacts } from '../probe-facts';
import { isWildScope } from '../scopes';
import { shown } from '../strings';
import type { CheckResult, Finding } from './check';
import type { CheckInput } from './input';
import { finding, fromFacts, judged, result } from './result';

const fail = (path: string, message: string, text = '') => finding('fail', null, path, message, text);
const warn = (path: string, message: string, text = '') => finding('warn', null, path, message, text);

/** C03: nothing is answered without a token. */
export const required = (input: CheckInput): CheckResult =>
  fromFacts('C03', input.probe?.open ?? null, (facts) => {
    const { discover, initialize, list } = facts;
    const open = list.filter(({ succeeded }) => succeeded);
    const findings: Finding[] =
      open.length > 0
        ? open.map(({ era, tools }) =>
            fail(
              'tools/list',
              `Without a token it lists ${tools === 1 ? 'one tool' : `${tools ?? 0} tools`} (${era} protocol).`,
            ),
          )
        : [
            ...(discover.succeeded ? [warn('server/discover', 'Without a token it answers server/discover.')] : []),
            ...(initialize.succeeded ? [warn('initialize', 'Without a token it answers initialize.')] : []),
          ];
    // A server of one era answers the other with some error; where its eras are not known, both count.
    const eras = spokenEras(input);
    const counting = [
      { era: 'modern' as const, ...discover },
      { era: 'legacy' as const, ...initialize },
      ...list,
    ].filter(({ era }) => eras.includes(era));
    if (findings.length === 0 && counting.some(({ status }) => status !== 401)) {
      const seen = statuses(counting);
      return result('C03', 'not-verified', `Without a token it answers with ${seen}, not with 401 alone.`, facts);
    }
    const clean = `Without a token everything is answered with 401 (${listOfWords(eras)} protocol).`;
    return judged('C03', findings, clean, facts);
  });

function spokenEras({ probe }: CheckInput): Era[] {
  const spoken = probe && 'facts' in probe.protocol ? probe.protocol.facts : null;
  const eras: Era[] = [
    ...(spoken?.discovered ? (['modern'] as const) : []),
    ...(spoken?.initialized ? (['legacy'] as const) : []),
  ];
  return eras.length > 0 ? eras : ['modern', 'legacy'];
}

const statuses = (answers: Answer[]): string =>
  listOfWords([...new Set(answers.map(({ status }) => (status === null ? 'nothing' : String(status))))]);

/** What is answered to somebody without a token, in words. */
export const toldStatuses = ({ discover, initialize, list }: OpenFacts): string =>
  statuses([discover, initialize, ...list]);

/** C04: a client is told where to get a token. */
export const challenge = (input: CheckInput): CheckResult =>
  fromFacts('C04', input.probe?.challenge ?? null, (facts) => {
    const unreached = unreachedIn(facts);
    if (unreached) return result('C04', 'not-verified', unreached, facts);
    const findings = !facts.found
      ? [
          fail(
            'WWW-Authenticate',
            'Neither the challenge nor a well-known address leads to metadata.',
            facts.header ?? '',
          ),
        ]
      : facts.scope === null
        ? [warn('WWW-Authenticate', 'The challenge names no scope.', facts.header ?? '')]
        : [];
    return judged('C04', findings, 'The challenge leads to the metadata and names the scope.', facts);
  });

/** Null: metadata was found, or every address said that there is none. */
export function unreachedIn({ found, wellKnown }: ChallengeFacts): string | null {
  const failure = found ? null : wellKnown.find((tried) => tried.failure !== null)?.failure;
  return failure ? `The metadata could not be asked for: ${failure}` : null;
}

/** C05: the metadata is about this server. */
export const resourceMetadata = (input: CheckInput): CheckResult =>
  fromFacts('C05', input.probe?.resource ?? null, (facts) => {
    const servers = facts.authorizationServers;
    const findings = [
      ...(facts.expected.some((address) => slashless(address) === slashless(facts.resource ?? ''))
        ? []
        : [
            fail(
              'resource',
              `It names the resource ${facts.resource ?? '(none)'}; this server is ${facts.expected[0]}.`,
            ),
          ]),
      ...(servers.length === 0 ? [fail('authorization_servers', 'It names no authorisation server.')] : []),
      ...servers
        .filter((server) => !server.startsWith('https://'))
        .map((server) => fail('authorization_servers', 'An authorisation server is not https.', server)),
    ];
    return judged('C05', findings, `Tokens come from ${listOfWords(servers)}.`, facts);
  });

const slashless = (address: string): string => address.replace(/\/$/, '');

/** C06: the authorisation server is who it says, and protects the code. */
export const issuerMetadata = (input: CheckInput): CheckResult =>
  fromFacts('C06', input.probe?.issuers ?? null, (issuers) => {
    const findings = issuers.flatMap(issuerFindings);
    const unreached = issuers.find((one) => one.url === null && one.unreached !== null)?.unreached;
    return findings.length === 0 && unreached
      ? result('C06', 'not-verified', `The metadata could not be asked for: ${unreached}`, { issuers })
      : judged('C06', findings, 'The issuer is itself, and requires S256.', { issuers });
  });

function issuerFindings(facts: IssuerFacts): Finding[] {
  const { issuer } = facts;
  if (facts.url === null && facts.unreached !== null) return [];
  if (facts.url === null) return [fail(issuer, 'No metadata of the authorisation server was found.')];
  return [
    ...(facts.named === issuer ? [] : [fail(issuer, `The metadata names another issuer, ${facts.named ?? '(none)'}.`)]),
    ...(facts.codeChallengeMethods.includes('S256') ? [] : [fail(issuer, 'It does not offer S256 (PKCE).')]),
    ...(facts.dynamicRegistration && !facts.clientIdMetadataDocuments
      ? [warn(issuer, 'Clients register themselves, and client id metadata documents are not offered.')]
      : []),
    ...(facts.issInAnswer ? [] : [warn(issuer, 'It does not say who answers (iss).')]),
  ];
}

/** C07: the token is really looked at. One for another audience shows it only where it is good but for that. */
export const badTokens = (input: CheckInput): CheckResult =>
  fromFacts('C07', input.probe?.badTokens ?? null, (facts) => {
    const { otherAudience, otherToken = null } = facts;
    const meant = otherToken !== null && isMeantFor(otherToken);
    const findings = [
      ...(facts.garbage.succeeded ? [fail('Authorization', 'A made-up token was accepted.')] : []),
      ...(otherAudience?.succeeded && !meant
        ? [fail('Authorization', 'A token for another audience was accepted.')]
        : []),
    ];
    if (findings.length > 0) return judged('C07', findings, '', facts);
    // What refuses everybody has not looked at the token.
    const asked = input.probe?.challenge;
    if (asked && 'missing' in asked) return result('C07', 'not-verified', asked.missing, facts);
    const unclear = [facts.garbage, ...(otherAudience && !meant ? [otherAudience] : [])].find(
      ({ status }) => status !== 401 && status !== 403,
    );
    if (unclear) {
      return result(
        'C07',
        'not-verified',
        `A bad token was answered with ${unclear.status ?? 'nothing'}, not 401.`,
        facts,
      );
    }
    const untold = otherAudience === null ? 'is not set' : otherToken && untoldBy(otherToken, input.probe);
    if (untold) {
      const message = `A made-up token is refused; the one for another audience ${untold}. Set one under Checks, Tokens, and the next run tries it.`;
      return result('C07', 'not-verified', message, facts);
    }
    return judged('C07', [], 'A made-up token and one for another audience are refused.', facts);
  });

const isMeantFor = ({ audiences, expected }: TokenFacts): boolean =>
  audiences.some((audience) => expected.includes(audience));

/** Why the refusal of this token does not show that its audience is looked at; null: it does. */
function untoldBy(other: TokenFacts, probe: CheckInput['probe']): string | null {
  if (other.opaque) return 'is opaque, so that nobody can read whether it is valid and for whom';
  if (other.audiences.length === 0) return 'names no audience';
  if (isMeantFor(other)) return 'is for this server';
  if (other.expired) return 'had expired, and is refused for that alone';
  if (other.early) return 'was not valid yet, and is refused for that alone';
  const trusted = trustedIssuers(probe);
  return trusted.length === 0 || trusted.includes(slashless(other.issuer ?? ''))
    ? null
    : `was issued by ${shown(other.issuer ?? 'nobody that it names', 200)}, not by ${shown(listOfWords(trusted), 200)}, and is refused for that alone`;
}

/** Whose tokens the server takes: by the one that it is asked with, else as it says itself. Empty: nobody knows. */
function trustedIssuers(probe: CheckInput['probe']): string[] {
  const [asked, resource] = [probe?.token, probe?.resource];
  const own = asked && 'facts' in asked ? asked.facts.issuer : undefined;
  if (own !== undefined) return own === null ? [] : [slashless(own)];
  return resource && 'facts' in resource ? resource.facts.authorizationServers.map(slashless) : [];
}

const hour = 3600;

/** C08: the supplied token is for this server, narrow and short-lived. Narrow is what somebody has approved. */
export const token = (input: CheckInput): CheckResult =>
  fromFacts('C08', input.probe?.token ?? null, (facts) => {
    if (facts.opaque) return result('C08', 'not-verified', 'The token is opaque: what it holds cannot be read.', facts);
    const { approvedScopes } = input.policy;
    const wild = facts.scopes.filter(isWildScope);
    const unapproved = approvedScopes ? facts.scopes.filter((scope) => !approvedScopes.includes(scope)) : [];
    const findings = [
      ...(isMeantFor(facts)
        ? []
        : [fail('aud', `It is for ${listOfWords(facts.audiences) || 'nobody in particular'}, not for this server.`)]),
      ...wild.map((scope) => fail('scope', `The scope “${scope}” allows everything.`)),
      ...unapproved
        .filter((scope) => !wild.includes(scope))
        .map((scope) => fail('scope', `The scope “${scope}” is not approved.`)),
      ...(facts.lifetime === null
        ? [warn('exp', 'It does not say how long it lives.')]
        : facts.lifetime > hour
          ? [warn('exp', `It lives ${Math.round(facts.lifetime / 60)} minutes, more than an hour.`)]
          : []),
    ];
    if (findings.length === 0 && approvedScopes === null) {
      const scopes = someOf(facts.scopes.map((scope) => `“${shown(scope, 60)}”`));
      const said = scopes ? `it carries ${scopes}` : 'it names none';
      const message = `Nobody has said which scopes are approved; ${said}. State them under Edit.`;
      return result('C08', 'not-verified', message, facts);
    }
    return judged('C08', findings, 'It is for this server, narrow, and lives an hour or less.', facts);
  });
