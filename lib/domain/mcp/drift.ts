import type { HashOf } from '@/lib/domain/audit/chain';
import type { JsonValue } from '@/lib/domain/json';
import type { Contract } from './contract';

/**
 * What a change of a tool means. `narrowed` breaks callers: something that worked no longer does. `risk-raising`: it may
 * do more harm than before. One change can be several.
 */
export const driftKinds = ['added', 'removed', 'risk-raising', 'narrowed', 'widened', 'reworded'] as const;
export type DriftKind = (typeof driftKinds)[number];

/** One place that differs. Null: nothing stood, or stands, there. */
export type Difference = { path: string; kind: DriftKind; before: JsonValue; after: JsonValue; message: string };

export type ToolDrift = { tool: string; kinds: DriftKind[]; differences: Difference[] };

export type Drift = {
  same: boolean;
  /** Only those that changed, by name. */
  tools: ToolDrift[];
  /** Changed instructions, versions and the like: what is not about one tool. Versions alone leave `same` true. */
  server: Difference[];
};

export type CompareContracts = (before: Contract, after: Contract, hashOf: HashOf) => Drift;
