import type { ActionTier } from '@/lib/domain/stages/stages';
import type { ToolDefinition } from './contract';
import { placesOf } from './schema-walk';
import { deriveTier } from './tier';
import { sends } from './verbs';

/**
 * Untrusted input, private data and a way out together let a stranger's text carry data away. Each of the three may be another
 * tool's: a model has all of them at once.
 */
export const waysOut = ['never', 'unless-read-only', 'always'] as const;

/** What a tool's definition says of its part in a flow. */
export type FlowTraits = {
  /** It may return what a stranger wrote. */
  bringsIn: boolean;
  /** Unless read-only: it leads out unless a person has said that it changes nothing. */
  leadsOut: (typeof waysOut)[number];
};

/** Of a tool without a definition: nobody knows whom it reaches, so the worst case counts. */
export const unknownTraits: FlowTraits = { bringsIn: true, leadsOut: 'unless-read-only' };

/** Hints are claims: one counts until the tool's own words contradict it, and one that is missing is the worst case. */
export function flowTraits(tool: ToolDefinition): FlowTraits {
  const { readOnlyHint, openWorldHint } = tool.annotations ?? {};
  const open = openWorldHint !== false || fetches(tool) || sends(tool.name);
  const claimsToRead = readOnlyHint === true && deriveTier(tool).contradiction === null;
  return {
    // A tool that only writes brings nothing in; one whose hints are missing may do both.
    bringsIn: open && readOnlyHint !== false,
    leadsOut: !open ? 'never' : fetches(tool) ? 'always' : claimsToRead ? 'never' : 'unless-read-only',
  };
}

/** It goes to an address that the model makes up, and so takes along whatever is put into it. */
const fetches = ({ inputSchema }: ToolDefinition): boolean =>
  placesOf(inputSchema, 'inputSchema').some(
    ({ key, schema }) =>
      key !== null && /^(url|uri|link|webhook|endpoint|to|recipients?)$/i.test(key) && !('enum' in schema),
  );

export const leadsOutAs = ({ leadsOut }: FlowTraits, tier: ActionTier): boolean =>
  leadsOut === 'always' || (leadsOut === 'unless-read-only' && tier !== 'read-only');

/** The worse of two, where one name stands for two definitions. */
export const worseTraits = (one: FlowTraits, other: FlowTraits): FlowTraits => ({
  bringsIn: one.bringsIn || other.bringsIn,
  leadsOut: waysOut[Math.max(waysOut.indexOf(one.leadsOut), waysOut.indexOf(other.leadsOut))] ?? 'always',
});

/** `holds`: whether it returns private data; null: nobody has said which classes it returns. */
export type FlowTool = { name: string; bringsIn: boolean; holds: boolean | null; leadsOut: boolean };

/** Names of tools: what brings in, what holds private data, what leads out, and what nobody has classed. */
export type Legs = { untrusted: string[]; private: string[]; out: string[]; unclassed: string[] };

/** Unclassed: only data that nobody has classed could still complete the three. */
export type Flow = Legs & { state: 'closed' | 'unclassed' | 'open' };

export function flowOf(tools: readonly FlowTool[]): Flow {
  const named = (is: (tool: FlowTool) => boolean) => tools.filter(is).map(({ name }) => name);
  const legs: Legs = {
    untrusted: named(({ bringsIn }) => bringsIn),
    private: named(({ holds }) => holds === true),
    out: named(({ leadsOut }) => leadsOut),
    unclassed: named(({ holds }) => holds === null),
  };
  const ends = legs.untrusted.length > 0 && legs.out.length > 0;
  const state = !ends
    ? 'closed'
    : legs.private.length > 0
      ? 'open'
      : legs.unclassed.length > 0
        ? 'unclassed'
        : 'closed';
  return { ...legs, state };
}

export const missingLeg = (legs: Legs): string =>
  legs.untrusted.length === 0
    ? 'No tool reads what strangers write'
    : legs.out.length === 0
      ? 'No tool sends anything out'
      : 'No tool returns private data';
