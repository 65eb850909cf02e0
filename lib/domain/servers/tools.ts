import type { Person } from '@/lib/domain/access/actor';
import { hashTool, type ToolDefinition } from '@/lib/domain/mcp/contract';
import type { DeclaredTool } from '@/lib/domain/mcp/checks/input';
import { dataClasses, dataClassLabels, type DataClass } from '@/lib/domain/mcp/data-classes';
import { flowTraits, worseTraits } from '@/lib/domain/mcp/flow';
import { deriveTier, nothingStated, type TierStatements } from '@/lib/domain/mcp/tier';
import type { ActionTier, IdentityModel } from '@/lib/domain/stages/stages';
import { isAbove, worseTier } from '@/lib/domain/stages/tier';
import type { HashOf } from '@/lib/domain/audit/chain';
import type { ServerFacts } from './server';

/** A tool of a server: what its newest contract says, and what people decided about it. */
export type ServerToolFacts = {
  id: string;
  name: string;
  /** SHA-256 of its definition in the newest contract; null: not offered any more. */
  hash: string | null;
  summary: string;
  derivedTier: ActionTier;
  /** What a person says that it may do at worst; null: the derived tier counts. `why` is there where it is lower. */
  declared: { tier: ActionTier; by: Person; at: Date; why: string } | null;
  /** Empty: as all that the server gives out. */
  dataClasses: DataClass[];
  /** Fields that it may return; empty: not said. */
  fields: string[];
  /** Null: as the server does. */
  identityModel: IdentityModel | null;
  /** `in`: the contract that has this definition. */
  approved: { hash: string; in: string; by: Person; at: Date } | null;
  /** Its server tells the model otherwise than was approved, if anything was. */
  instructionsChanged: boolean;
};

/** What it may do at worst, as it counts. */
export const tierOfTool = (tool: { declared: { tier: ActionTier } | null; derivedTier: ActionTier }): ActionTier =>
  tool.declared?.tier ?? tool.derivedTier;

export const toolStates = ['approved', 'new', 'changed', 'gone'] as const;
/** Changed: not as it was approved, or under other instructions of its server. Gone: not offered any more. */
export type ToolState = (typeof toolStates)[number];

export const toolStateLabels: Record<ToolState, string> = {
  approved: 'Approved',
  new: 'Not approved',
  changed: 'Changed since it was approved',
  gone: 'Not offered any more',
};

type Standing = { hash: string | null; approved: { hash: string } | null; instructionsChanged: boolean };

export function toolState({ hash, approved, instructionsChanged }: Standing): ToolState {
  if (hash === null) return 'gone';
  if (!approved) return 'new';
  return approved.hash === hash && !instructionsChanged ? 'approved' : 'changed';
}

/** Whether its owner has to say something of it: to approve it as it is now, or that it is gone. */
export function waitsForApproval(tool: Standing): boolean {
  const state = toolState(tool);
  return state === 'gone' ? tool.approved !== null : state !== 'approved';
}

/** How sensitive what it returns is: its own classes, or those of the server. */
export const classesOf = (tool: Pick<ServerToolFacts, 'dataClasses'>, server: Pick<ServerFacts, 'dataClasses'>) =>
  tool.dataClasses.length > 0 ? tool.dataClasses : server.dataClasses;

/** As a use case states them: "Internal, personal". */
export function classWords(classes: readonly DataClass[]): string {
  const words = classes.map((name) => dataClassLabels[name].toLowerCase()).join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** What such words name, also where somebody wrote them by hand; null: they say something else, or nothing. */
export function classesInWords(words: string): DataClass[] | null {
  const named = words.split(',').map((word) => word.trim().toLowerCase());
  const found = dataClasses.filter((name) => named.includes(dataClassLabels[name].toLowerCase()));
  return found.length > 0 && found.length === new Set(named).size ? found : null;
}

/** What the checks and the derivation take of it. */
export const statementsOf = ({ declared, derivedTier }: ServerToolFacts): TierStatements =>
  declared && isAbove(derivedTier, declared.tier)
    ? { ...nothingStated, lowered: { to: declared.tier, by: declared.by.name, reason: declared.why } }
    : nothingStated;

export const declaredTool = (tool: ServerToolFacts, server: ServerFacts): DeclaredTool => ({
  name: tool.name,
  tier: tool.declared?.tier ?? null,
  statements: statementsOf(tool),
  dataClasses: classesOf(tool, server),
  approvedFields: tool.fields.length > 0 ? tool.fields : null,
});

/** Names differ in a contract that is in order. Where several have one, a change of any of them counts, and the worst tier. */
export function offeredTools(tools: readonly ToolDefinition[], hashOf: HashOf) {
  const byName = new Map<string, ToolDefinition[]>();
  for (const tool of tools) byName.set(tool.name, [...(byName.get(tool.name) ?? []), tool]);
  return [...byName].map(([name, same]) => {
    const hashes = same.map((tool) => hashTool(tool, hashOf));
    const tiers = same.map((tool) => deriveTier(tool, nothingStated).tier);
    const traits = same.map(flowTraits);
    return {
      name,
      description: same[0]?.description ?? '',
      hash: hashes.length === 1 ? (hashes[0] ?? '') : hashOf(hashes),
      derivedTier: tiers.reduce(worseTier),
      traits: traits.reduce(worseTraits),
    };
  });
}
