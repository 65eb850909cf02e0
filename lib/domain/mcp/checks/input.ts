import type { ActionTier } from '@/lib/domain/stages/stages';
import type { Contract, JsonObject } from '../contract';
import type { DataClass } from '../data-classes';
import type { ProtocolVersion } from '../protocol-versions';
import type { ProbeFacts, TelemetryFacts } from '../probe-facts';
import type { TierStatements } from '../tier';

/** What people have registered about one tool. */
export type DeclaredTool = {
  name: string;
  /** Null: nobody has declared one. */
  tier: ActionTier | null;
  statements: TierStatements;
  /** Null: nobody has said; an empty list: none. */
  dataClasses: readonly DataClass[] | null;
  /** Fields that the tool may return, dotted, such as `contact.email`; null: not stated. */
  approvedFields: readonly string[] | null;
};

/** What runs: a package or image that is run here, or a remote server that only its vendor knows. */
export type SupplyChain =
  | { kind: 'package'; name: string; version: string | null; digest: string | null; advisories: Advisory[] | null }
  | { kind: 'remote' };

export type Advisory = { id: string; severity: 'low' | 'moderate' | 'high' | 'critical' };

/**
 * What one consented call of a read-only tool returned: the paths of its fields, and what its schema says against it; of which
 * definition, by its hash, and when.
 */
export type ConsentedCall = { tool: string; hash: string; at: Date; fields: string[]; problems: string[] };

export type CheckInput = {
  /** Null: it could not be read. */
  contract: Contract | null;
  /** The contract that was approved; null: none yet. */
  approved: Contract | null;
  declared: readonly DeclaredTool[];
  /** Tools of the workspace's other servers, against shadowing. */
  others: readonly { server: string; tools: readonly string[] }[];
  /** Null: not stated. */
  supplyChain: SupplyChain | null;
  /** Newest first. */
  consentedCalls: readonly ConsentedCall[];
  /** What was sent of its calls; null: nothing ever was. */
  telemetry: TelemetryFacts | null;
  /** What the live probe gathered; null: the server was not probed (a pasted contract, or stdio). */
  probe: ProbeFacts | null;
  /** The reading before this one, for C10. */
  previous: { serverVersion: string | null; contractHash: string } | null;
  policy: CheckPolicy;
  now: Date;
};

/** What the workspace asks of its servers. */
export type CheckPolicy = {
  minimumProtocol: ProtocolVersion;
  /** How many tokens the models of its use cases hold at once. */
  contextTokens: number;
  /** Scopes that a token may carry; null: not stated. */
  approvedScopes: readonly string[] | null;
};

/** Passed in, since the domain has no crypto and no schema library of its own. */
export type CheckTools = {
  hashOf: (value: unknown) => string;
  /** What is wrong with a JSON Schema by its own dialect (2020-12 where it names none); empty: nothing. */
  schemaProblems: (schema: JsonObject) => string[];
};
