import { hashTool, type ToolDefinition } from '@/lib/domain/mcp/contract';
import type { HashOf } from '@/lib/domain/audit/chain';
import type { Reason } from '@/lib/domain/result';
import { actionTierLabels } from '@/lib/domain/stages/stages';
import type { ServerFacts } from './server';
import { tierOfTool, toolState, type ServerToolFacts } from './tools';

const minute = 60_000;

export const callLimits = {
  /** Characters of the arguments as they are typed. */
  arguments: 10_000,
  /** Of one server within a quarter of an hour. */
  often: 10,
  window: 15 * minute,
  /** One that has not ended by then was lost; one that has not begun is not made any more. */
  lostAfter: 10 * minute,
} as const;

/** Waiting: asked for. Calling: under way; it is never begun a second time. */
export type CallState = 'waiting' | 'calling' | 'done' | 'failed';

/** A call as people look at it. */
export type SeenCall = {
  id: string;
  state: CallState;
  askedBy: string;
  at: Date;
  /** Names of the arguments. */
  parameters: string[];
  fields: string[];
  problems: string[];
  problem: string;
  /** The check of what it returns rests on it. */
  counts: boolean;
};

export const isUnderWay = ({ state }: { state: string }): boolean => state === 'waiting' || state === 'calling';

/** Why a call that has not ended by now was lost; null: it has ended, or is under way. */
export function lostReason(call: { state: string; askedAt: Date }, now: Date): string | null {
  if (!isUnderWay(call) || now.getTime() - call.askedAt.getTime() <= callLimits.lostAfter) return null;
  return call.state === 'waiting'
    ? 'It was not begun in time, so it was not made.'
    : 'It was lost: whether the server carried it out is not known.';
}

type Server = Pick<ServerFacts, 'name' | 'address' | 'revoked' | 'owner'>;
type Tool = Pick<ServerToolFacts, 'name' | 'hash' | 'declared' | 'derivedTier' | 'approved' | 'instructionsChanged'>;

/**
 * Why a tool may not be called once to see what it returns; empty: it may, if somebody consents. Only one that reads, by the tier that
 * counts and by its own approved definition, of a server that answers here. `definitions`: those that the newest contract has under
 * its name.
 */
export function callReasons(
  server: Server,
  tool: Tool,
  definitions: readonly ToolDefinition[],
  hashOf: HashOf,
): Reason[] {
  const [definition, ...namesakes] = definitions;
  const tier = tierOfTool(tool);
  const state = toolState(tool);
  const reasons: (Reason | false)[] = [
    server.revoked !== null && {
      code: 'server-revoked',
      message: `${server.name} is revoked: none of its tools may be called.`,
    },
    server.address === null && {
      code: 'no-address',
      message: `${server.name} has no address, so it cannot be called from here.`,
      remedy: 'State where it answers.',
    },
    state === 'gone' && { code: 'not-offered', message: `${server.name} does not offer it any more.` },
    (state === 'new' || state === 'changed') && {
      code: 'not-approved',
      message: 'It is not approved as it is offered now.',
      remedy: 'Approve it first.',
      by: server.owner.name,
    },
    tier !== 'read-only' && {
      code: 'not-read-only',
      message: `It may do more than read: its tier is ${actionTierLabels[tier].toLowerCase()}.`,
      remedy: 'Where it only reads, declare that with the reason.',
    },
    definition !== undefined &&
      (definition.annotations?.readOnlyHint !== true || definition.annotations.destructiveHint === true) && {
        code: 'not-said-to-read',
        message: 'Its definition does not say that it only reads (readOnlyHint).',
        remedy: 'Have the server state it.',
      },
    definition !== undefined &&
      (namesakes.length > 0 || hashTool(definition, hashOf) !== tool.hash) && {
        code: 'ambiguous',
        message: 'Several tools have this name: which of them would answer is not known.',
        remedy: 'Have the server name each differently.',
      },
  ];
  return reasons.filter((reason) => reason !== false);
}
