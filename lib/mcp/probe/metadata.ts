import { buildDiscoveryUrls } from '@modelcontextprotocol/client';
import type { JsonObject } from '@/lib/domain/mcp/contract';
import type { ChallengeFacts, IssuerFacts, ResourceFacts } from '@/lib/domain/mcp/probe-facts';
import { legacyStart, initializeParams, modern, paramsFor } from '../exchange';
import { McpFailure } from '../failure';
import type { Guard, GuardedAnswer } from '../guard';
import { post, type Target } from '../http-exchange';

export type Challenge = { facts: ChallengeFacts; resource: ResourceFacts | null };

/** What a 401 says, and where the metadata of the resource is found (RFC 9728). Null: nothing was answered with 401. */
export async function challengeOf(guard: Guard, url: string): Promise<Challenge | null> {
  const refused = await unauthorized(guard, { url });
  if (!refused) return null;
  const header = refused.header('www-authenticate');
  const named = parameter(header, 'resource_metadata');
  const wellKnown: ChallengeFacts['wellKnown'] = [];
  let resource: ResourceFacts | null = null;
  for (const { address, expected } of places(url, named)) {
    const { status, body, failure } = await document(guard, address);
    wellKnown.push({ url: address, status, failure });
    if (!body) continue;
    resource = resourceIn(address, expected, body);
    break;
  }
  return {
    facts: {
      status: refused.status,
      header: header?.slice(0, 500) ?? null,
      resourceMetadata: named,
      scope: parameter(header, 'scope'),
      wellKnown,
      found: resource !== null,
    },
    resource,
  };
}

async function unauthorized(guard: Guard, target: Target): Promise<GuardedAnswer | null> {
  const asked = [
    () => post(guard, target, modern, { jsonrpc: '2.0', id: 1, method: 'tools/list', params: paramsFor(modern, {}) }),
    () => post(guard, target, legacyStart, { jsonrpc: '2.0', id: 1, method: 'initialize', params: initializeParams }),
  ];
  for (const ask of asked) {
    const answer = await ask();
    answer.discard();
    if (answer.status === 401) return answer;
  }
  return null;
}

/** `resource_metadata="…"` of a Bearer challenge; null: it is not there. */
function parameter(header: string | null, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s,])${name}\\s*=\\s*(?:"([^"]*)"|([^\\s,"]+))`, 'i').exec(header ?? '');
  return found?.[1] ?? found?.[2] ?? null;
}

/** Where the challenge says, else the path's own well-known address, else the root's. */
function places(address: string, named: string | null): { address: string; expected: string[] }[] {
  const url = new URL(address);
  const self = `${url.origin}${url.pathname}`;
  const path = url.pathname.replace(/\/$/, '');
  const root = `${url.origin}/.well-known/oauth-protected-resource`;
  return [
    ...(named && URL.canParse(named) ? [{ address: named, expected: [self, url.origin] }] : []),
    ...(path ? [{ address: `${root}${path}`, expected: [self] }] : []),
    { address: root, expected: [self, url.origin] },
  ];
}

function resourceIn(
  url: string,
  expected: string[],
  { resource, authorization_servers: servers }: JsonObject,
): ResourceFacts {
  return {
    url,
    resource: typeof resource === 'string' ? resource : null,
    expected,
    authorizationServers: strings(servers).slice(0, 5),
  };
}

/** The metadata of the authorisation servers that a resource names (RFC 8414, then OpenID), in the protocol's order. */
export async function issuersOf(guard: Guard, issuers: string[]): Promise<IssuerFacts[]> {
  const found: IssuerFacts[] = [];
  for (const issuer of issuers.slice(0, 3)) found.push(await issuerOf(guard, issuer));
  return found;
}

async function issuerOf(guard: Guard, issuer: string): Promise<IssuerFacts> {
  const tried = URL.canParse(issuer) ? buildDiscoveryUrls(issuer).map(({ url }) => url.href) : [];
  let unreached: string | null = null;
  for (const url of tried) {
    const { body, failure } = await document(guard, url);
    unreached ??= failure;
    if (!body) continue;
    return {
      issuer,
      url,
      unreached: null,
      named: typeof body.issuer === 'string' ? body.issuer : null,
      codeChallengeMethods: strings(body.code_challenge_methods_supported),
      dynamicRegistration: typeof body.registration_endpoint === 'string',
      clientIdMetadataDocuments: body.client_id_metadata_document_supported === true,
      issInAnswer: body.authorization_response_iss_parameter_supported === true,
    };
  }
  return {
    issuer,
    url: null,
    unreached,
    named: null,
    codeChallengeMethods: [],
    dynamicRegistration: false,
    clientIdMetadataDocuments: false,
    issInAnswer: false,
  };
}

type Document = { status: number | null; body: JsonObject | null; failure: string | null };

/** A JSON document, fetched without any credential. What the guard refuses, or what does not answer, may be there or not. */
async function document(guard: Guard, url: string): Promise<Document> {
  try {
    const answer = await guard.request(url, { headers: { accept: 'application/json' } });
    if (answer.status !== 200) {
      answer.discard();
      return { status: answer.status, body: null, failure: null };
    }
    return { status: answer.status, body: objectIn(await answer.text()), failure: null };
  } catch (error) {
    if (error instanceof McpFailure) return { status: null, body: null, failure: error.message };
    throw error;
  }
}

function objectIn(text: string): JsonObject | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as JsonObject) : null;
  } catch {
    return null;
  }
}

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
