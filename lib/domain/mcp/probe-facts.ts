import type { JsonObject } from './contract';

/**
 * What the live probe saw: raw facts, which are kept as they are and judged by a pure function. They hold no token and no body, and
 * travel as JSON.
 */
export type ProbeFacts = {
  /** The address that was probed. */
  target: string;
  tls: Gathered<TlsFacts>;
  protocol: Gathered<ProtocolFacts>;
  /** Requests without a token. */
  open: Gathered<OpenFacts>;
  challenge: Gathered<ChallengeFacts>;
  resource: Gathered<ResourceFacts>;
  issuers: Gathered<IssuerFacts[]>;
  badTokens: Gathered<BadTokenFacts>;
  token: Gathered<TokenFacts>;
  foreign: Gathered<ForeignFacts>;
  unknown: Gathered<UnknownFacts>;
  /** The contract, walked twice. */
  pages: Gathered<PageFacts>;
  scopes: Gathered<ScopeFacts>;
  limits: Gathered<LimitFacts>;
};

/** Or why it could not be gathered, or does not apply. */
export type Gathered<T> = { facts: T } | { missing: string } | { notApplicable: string };

export type TlsFacts = {
  scheme: 'http' | 'https';
  /** What is wrong with the chain or the name, as OpenSSL calls it; null: nothing. */
  problem: string | null;
  /** What was negotiated, such as "TLSv1.3". */
  version: string | null;
  /** Whether a client that knows nothing later than 1.1 was let in; null: could not be tried. */
  acceptsOld: boolean | null;
  /** ISO; null without a certificate. */
  validTo: string | null;
};

export type ProtocolFacts = {
  /** Versions that server/discover names; null: it was not answered. */
  discovered: string[] | null;
  /** What initialize negotiated; null: it was not answered. */
  initialized: string | null;
  /** A GET answered with the `endpoint` event of the transport of 2024-11-05. */
  oldTransport: boolean;
};

export type Answer = {
  /** Null: no answer, or the connection was closed. */
  status: number | null;
  /** A JSON-RPC result rather than an error. */
  succeeded: boolean;
};

export type Era = 'modern' | 'legacy';

export type OpenFacts = {
  discover: Answer;
  initialize: Answer;
  /** Of the tools only the count. */
  list: (Answer & { era: Era; tools: number | null })[];
};

export type ChallengeFacts = {
  status: number | null;
  /** The header as it came, shortened. */
  header: string | null;
  resourceMetadata: string | null;
  scope: string | null;
  /** Addresses of metadata that were tried, with their status, or why none came. */
  wellKnown: { url: string; status: number | null; failure: string | null }[];
  /** Whether metadata was found either way. */
  found: boolean;
};

export type ResourceFacts = {
  url: string;
  /** As the metadata names it; null: it names none. */
  resource: string | null;
  /** What it may be: the address itself, and its origin where the metadata lies at the root. */
  expected: string[];
  authorizationServers: string[];
};

export type IssuerFacts = {
  /** As the resource names it. */
  issuer: string;
  /** Where metadata was found; null: nowhere. */
  url: string | null;
  /** Why it may be there all the same: an address that could not be asked. */
  unreached: string | null;
  /** As the metadata names it. */
  named: string | null;
  codeChallengeMethods: string[];
  dynamicRegistration: boolean;
  clientIdMetadataDocuments: boolean;
  issInAnswer: boolean;
};

export type BadTokenFacts = {
  garbage: Answer;
  /** One that was given for another audience; null: none was. */
  otherAudience: Answer | null;
  /** What that one says of itself; absent from facts that were gathered before it was looked at. */
  otherToken?: TokenFacts | null;
};

/** The claims of a token that was supplied, as far as they matter; never the token. */
export type TokenFacts = {
  /** Not a JWT, so that nothing is known of it. */
  opaque: boolean;
  audiences: string[];
  /** What one of them has to be. */
  expected: string[];
  scopes: string[];
  /** Seconds from issue to expiry; null: not both are stated. */
  lifetime: number | null;
  /** Whether it had expired when it was looked at; absent where nobody looked. */
  expired?: boolean;
  /** Whether it was not yet valid then; absent where nobody looked. */
  early?: boolean;
  /** Who issued it; null: it does not say. Absent where nobody looked. */
  issuer?: string | null;
};

/** The same request three times, in each era: as it is, with a foreign Origin, and with a foreign Host. */
export type ForeignFacts = {
  era: Era;
  plain: Answer;
  /** Null: not tried, since not even the plain one was let in or asked for a token. */
  origin: Answer | null;
  host: Answer | null;
}[];

export type UnknownFacts = {
  serverVersion: string | null;
  tool: UnknownAnswer;
  method: UnknownAnswer;
  version: UnknownAnswer;
};

/** `trace`: a line of a stack trace that stood in the answer, shortened. */
export type UnknownAnswer = Answer & { trace: string | null };

export type PageFacts = {
  pages: number;
  /** Both walks listed the same tools in the same order. */
  sameOrder: boolean;
  /** Both walks listed the same tools. */
  sameTools: boolean;
  /** Names of tools that differ between the walks. */
  differing: string[];
};

export type ScopeFacts = {
  /** The tools that each of the two tokens is shown. */
  broad: string[];
  narrow: string[];
  /** The scopes that both say they carry, each in its order; null or absent: not both can be read. */
  scopes?: { broad: string[]; narrow: string[] } | null;
};

export type LimitFacts = {
  /** Of those that were sent, how many were answered with 429, and how many with 401 or 403. */
  burst: { sent: number; limited: number; unauthorized: number } | null;
  oversized: {
    bytes: number;
    /** Of a small request of the same kind just before it; null: none came. */
    small: number | null;
    /** Closed: the connection was, while it was sent. Null: no answer came, for another reason. */
    status: number | 'closed' | null;
  } | null;
};

/** What was sent of a server's calls, by whoever traces them; the findings are of the last day. */
export type TelemetryFacts = {
  /** ISO: when the newest one ended. */
  lastCall: string;
  missingAttributes: string[];
  /** What stood in which attribute, such as "a payload in gen_ai.tool.call.result"; never the value. */
  leaks: string[];
};

/** Facts as JSON, for a result to carry. */
export const asJson = (facts: unknown): JsonObject => JSON.parse(JSON.stringify(facts ?? {})) as JsonObject;
