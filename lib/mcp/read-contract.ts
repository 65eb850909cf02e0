import { canonicalize } from 'json-canonicalize';
import type { JsonValue } from '@/lib/domain/json';
import { contractLimits, type Contract, type JsonObject } from '@/lib/domain/mcp/contract';
import { contractFrom } from '@/lib/domain/mcp/parse-contract';
import type { PageFacts } from '@/lib/domain/mcp/probe-facts';
import {
  initializeParams,
  legacyStart,
  modern,
  modernVersion,
  type Exchange,
  type Reply,
  type Speech,
} from './exchange';
import { McpFailure } from './failure';
import { needsToken } from './http-exchange';

export type Reading = { contract: Contract; pages: PageFacts; speech: Speech };

/** More are taken for a list without end. */
const mostPages = 200;

/** Walks the whole contract twice: in the later protocol where the server speaks it, else in the earlier. Throws McpFailure. */
export async function readContract(exchange: Exchange): Promise<Reading> {
  const opening = await open(exchange);
  const first = await walk(exchange, opening);
  const second = await walk(exchange, opening);
  const contract = record(opening, first.tools);
  const again = record(opening, second.tools);
  return { contract, speech: opening.speech, pages: { pages: first.pages, ...comparison(contract, again) } };
}

type Opening = {
  speech: Speech;
  said: Pick<Contract, 'protocolVersion' | 'era' | 'instructions' | 'capabilities'> & { serverInfo: JsonValue };
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Asks for server/discover, else begins a session with initialize. */
export async function open(exchange: Exchange): Promise<Opening> {
  const discovered = await exchange.request(modern, 'server/discover');
  const failure = needsToken(discovered);
  if (failure) throw failure;
  const versions = discovered.result?.supportedVersions;
  if (discovered.result && Array.isArray(versions) && versions.includes(modernVersion)) {
    const meta = discovered.result._meta;
    const serverInfo = isObject(meta) ? (meta['io.modelcontextprotocol/serverInfo'] ?? null) : null;
    return {
      speech: modern,
      said: { ...saidIn(discovered.result), serverInfo, protocolVersion: modernVersion, era: 'modern' },
    };
  }
  return initialize(exchange);
}

async function initialize(exchange: Exchange): Promise<Opening> {
  const reply = await exchange.request(legacyStart, 'initialize', initializeParams);
  const failure = needsToken(reply);
  if (failure) throw failure;
  const version = reply.result?.protocolVersion;
  if (!reply.result || typeof version !== 'string') throw notMcp(reply, 'neither server/discover nor initialize');
  const speech: Speech = { era: 'legacy', version, session: reply.session };
  await exchange.notify(speech, 'notifications/initialized');
  return {
    speech,
    said: {
      ...saidIn(reply.result),
      serverInfo: reply.result.serverInfo ?? null,
      protocolVersion: version,
      era: 'legacy',
    },
  };
}

const saidIn = ({ instructions, capabilities }: JsonObject) => ({
  instructions: typeof instructions === 'string' ? instructions : null,
  capabilities: isObject(capabilities) ? capabilities : null,
});

/** All pages of the tools, as they came. */
export async function walk(
  exchange: Exchange,
  { speech, said }: Opening,
): Promise<{ tools: JsonValue[]; pages: number }> {
  const tools: JsonValue[] = [];
  const seen = new Set<string>();
  let cursor: string | null = null;
  for (let pages = 1; ; pages += 1) {
    const reply: Reply = await exchange.request(speech, 'tools/list', cursor === null ? {} : { cursor });
    const failure = needsToken(reply);
    if (failure) throw failure;
    // A server without tools need not know the method.
    if (reply.error?.code === -32601 && !said.capabilities?.tools) return { tools, pages };
    if (!reply.result || !Array.isArray(reply.result.tools)) throw notMcp(reply, 'tools/list');
    tools.push(...reply.result.tools);
    const next: JsonValue | undefined = reply.result.nextCursor;
    if (typeof next !== 'string' || next === '') return { tools, pages };
    if (seen.has(next) || pages >= mostPages || tools.length > contractLimits.tools) {
      throw new McpFailure('endless', `The list of tools does not end: after ${pages} pages there is still another.`);
    }
    seen.add(next);
    cursor = next;
  }
}

const notMcp = ({ status, error }: Reply, asked: string): McpFailure =>
  new McpFailure(
    'not-mcp',
    `The server does not answer ${asked} as MCP does (${error ? `error ${error.code}` : status === null ? 'no answer' : `status ${status}`}).`,
  );

function record({ said }: Opening, tools: JsonValue[]): Contract {
  const read = contractFrom({ ...said, serverInfo: isObject(said.serverInfo) ? said.serverInfo : null, tools });
  if (!read.ok)
    throw new McpFailure('unfit', `What the server answers is not as MCP wants it: ${read.refusal.message}`);
  return read.value;
}

function comparison(first: Contract, second: Contract): Omit<PageFacts, 'pages'> {
  const texts = (contract: Contract) => contract.tools.map((tool) => canonicalize(tool));
  const [one, other] = [texts(first), texts(second)];
  const [inOne, inOther] = [new Set(one), new Set(other)];
  const differing = [
    ...first.tools.filter((_tool, at) => !inOther.has(one[at] ?? '')),
    ...second.tools.filter((_tool, at) => !inOne.has(other[at] ?? '')),
  ].map(({ name }) => name);
  return {
    sameOrder: one.length === other.length && one.every((text, at) => text === other[at]),
    sameTools: differing.length === 0 && one.length === other.length,
    differing: [...new Set(differing)],
  };
}
