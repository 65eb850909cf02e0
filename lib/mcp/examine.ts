import { toldStatuses, unreachedIn } from '@/lib/domain/mcp/checks/authentication';
import type { Contract } from '@/lib/domain/mcp/contract';
import type { Gathered, OpenFacts, ProbeFacts, ResourceFacts } from '@/lib/domain/mcp/probe-facts';
import { modern } from './exchange';
import { McpFailure, type FailureCode } from './failure';
import { Guard, type GuardOptions } from './guard';
import { endSession, httpExchange, type Target } from './http-exchange';
import { foreignFacts } from './probe/foreign';
import { gather, letIn } from './probe/gather';
import { limitFacts } from './probe/limits';
import { openFacts, scopeFacts } from './probe/lists';
import { challengeOf, issuersOf, type Challenge } from './probe/metadata';
import { protocolFacts } from './probe/protocol';
import { tlsFacts } from './probe/tls';
import { tokenFacts } from './probe/token';
import { unknownFacts } from './probe/unknown';
import { readContract, type Reading } from './read-contract';

export type Examination = {
  /** Null: it could not be read, and `unread` says why. */
  contract: Contract | null;
  unread: { code: FailureCode; message: string } | null;
  facts: ProbeFacts;
};

export type ExamineOptions = Pick<GuardOptions, 'allowedHosts' | 'limits' | 'lookup' | 'ca' | 'signal'> & {
  url: string;
  /** Bearer tokens; they go to this server alone, and appear in nothing that comes back. The contract is read with the first alone. */
  token?: string | null;
  /** A valid one for another audience, for C07. */
  otherAudienceToken?: string | null;
  /** One with fewer scopes, for C22. */
  narrowToken?: string | null;
  /** Whether a burst and a large body may be tried, for C23. */
  tryLimits?: boolean;
  /** Called before each step. */
  onStep?: (step: string, at: number, of: number) => void | Promise<void>;
};

/** In their order; what a person is shown while they wait. */
export const examineSteps = [
  'Looking at the TLS connection',
  'Asking for the protocol version',
  'Reading the contract twice',
  'Asking without a token',
  'Reading the metadata',
  'Trying bad tokens',
  'Trying a foreign Origin and Host',
  'Asking for what does not exist',
  'Comparing scopes and limits',
] as const;

/** A made-up token: of the right form, and nobody's. */
const garbage = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.bm90LWEtc2lnbmF0dXJl';

/** Reads a server's contract and gathers all facts about it. No tool is called. Never throws for what the server does. */
export async function examine(options: ExamineOptions): Promise<Examination> {
  const { url, token = null, otherAudienceToken = null, narrowToken = null } = options;
  const secrets = [token, otherAudienceToken, narrowToken].filter((one): one is string => Boolean(one));
  const guard = new Guard({ ...options, secrets });
  const target: Target = { url, token };
  const step = async (at: number) => options.onStep?.(examineSteps[at] ?? '', at, examineSteps.length);
  try {
    await step(0);
    const tls = await gather(async () => tlsFacts(guard, url));
    await step(1);
    const protocol = await gather(async () => protocolFacts(guard, target));
    await step(2);
    const reading = await readingOf(guard, target);
    await step(3);
    const open = await gather(async () => openFacts(guard, { url }));
    await step(4);
    const challenge = await gather<Challenge>(async () => (await challengeOf(guard, url)) ?? unasked(open));
    const resource = resourceOf(challenge);
    const issuers = await gather(async () => {
      if (!('facts' in resource)) return resource;
      const { authorizationServers } = resource.facts;
      return authorizationServers.length > 0
        ? issuersOf(guard, authorizationServers)
        : { missing: 'No authorisation server is named.' };
    });
    const here = [url, ...(URL.canParse(url) ? [new URL(url).origin] : [])];
    const named = 'facts' in resource ? resource.facts.resource : null;
    await step(5);
    const badTokens = await gather(async () =>
      'notApplicable' in challenge
        ? challenge
        : {
            garbage: await letIn(guard, { url, token: garbage }),
            otherAudience: otherAudienceToken ? await letIn(guard, { url, token: otherAudienceToken }) : null,
            // What the server calls itself does not count: it could name whom it takes tokens of.
            otherToken: otherAudienceToken ? tokenFacts(otherAudienceToken, here) : null,
          },
    );
    await step(6);
    const foreign = await gather(async () => foreignFacts(guard, target));
    await step(7);
    const unknown = await gather(async () =>
      reading.read
        ? unknownFacts(httpExchange(guard, target), reading.read.speech, reading.read.contract)
        : { missing: reading.unread.message },
    );
    await step(8);
    const scopes = await gather(async () =>
      scopeFacts(guard, url, { broad: token, narrow: narrowToken }, reading.read),
    );
    const limits = await gather(async () =>
      options.tryLimits
        ? limitFacts(guard, target, reading.read?.speech ?? modern)
        : { missing: 'A burst and a large body are tried only where somebody asked for it, and once.' },
    );
    if (reading.read) await endSession(guard, target, reading.read.speech);
    return {
      contract: reading.read?.contract ?? null,
      unread: reading.unread ?? null,
      facts: {
        target: url,
        tls,
        protocol,
        open,
        challenge: 'facts' in challenge ? { facts: challenge.facts.facts } : challenge,
        resource,
        issuers,
        badTokens,
        token: token
          ? { facts: tokenFacts(token, named ? [...here, named] : here) }
          : { missing: 'No token to ask with is set. Set it under Checks, Tokens, and the next run looks at it.' },
        foreign,
        unknown,
        pages: reading.read ? { facts: reading.read.pages } : { missing: reading.unread.message },
        scopes,
        limits,
      },
    };
  } finally {
    await guard.close();
  }
}

/** Only somebody who was let in without a token knows that none is asked for; an error says nothing of it. */
function unasked(open: Gathered<OpenFacts>): { missing: string } | { notApplicable: string } {
  if (!('facts' in open)) return open;
  return open.facts.list.some(({ succeeded }) => succeeded)
    ? { notApplicable: 'The server does not ask for a token.' }
    : { missing: `Without a token it neither lets in nor answers with 401, but with ${toldStatuses(open.facts)}.` };
}

/** What the challenge led to, or why it led to nothing. */
function resourceOf(challenge: Gathered<Challenge>): Gathered<ResourceFacts> {
  if (!('facts' in challenge)) return challenge;
  const { facts, resource } = challenge.facts;
  if (resource) return { facts: resource };
  return { missing: unreachedIn(facts) ?? 'No metadata of the protected resource was found.' };
}

type ReadOrNot =
  { read: Reading; unread?: undefined } | { read?: undefined; unread: { code: FailureCode; message: string } };

async function readingOf(guard: Guard, target: Target): Promise<ReadOrNot> {
  try {
    return { read: await readContract(httpExchange(guard, target)) };
  } catch (error) {
    if (!(error instanceof McpFailure)) throw error;
    return { unread: { code: error.code, message: error.message } };
  }
}
