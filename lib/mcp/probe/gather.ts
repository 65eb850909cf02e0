import type { JsonObject } from '@/lib/domain/mcp/contract';
import type { Answer, Era, Gathered } from '@/lib/domain/mcp/probe-facts';
import { initializeParams, legacyStart, modern, type Reply, type Speech } from '../exchange';
import { McpFailure, type FailureCode } from '../failure';
import type { Guard } from '../guard';
import { endSession, httpExchange, type Target } from '../http-exchange';

/** Facts, or why there are none: what goes wrong in one probe leaves the others alone. */
export async function gather<T>(
  probe: () => Promise<T | { missing: string } | { notApplicable: string }>,
): Promise<Gathered<T>> {
  try {
    const facts = await probe();
    if (isReason(facts)) return facts;
    return { facts: facts as T };
  } catch (error) {
    if (error instanceof McpFailure) return { missing: error.message };
    throw error;
  }
}

const isReason = (value: unknown): value is { missing: string } | { notApplicable: string } =>
  typeof value === 'object' && value !== null && ('missing' in value || 'notApplicable' in value);

export const succeeded = ({ result }: Pick<Reply, 'result'>): boolean => result !== null && result.isError !== true;

export const answerOf = (reply: Reply): Answer => ({ status: reply.status, succeeded: succeeded(reply) });

/** A request that failed on the way is an answer too: none. What the guard refused is not. */
export async function tried(ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof McpFailure) || !unanswered.includes(error.code)) throw error;
    return { status: null, result: null, error: null, session: null, page: null };
  }
}

const unanswered: readonly FailureCode[] = ['unreachable', 'closed', 'too-slow'];

/** `opened`: what initialize was answered; null in the era that has none. */
export type Listed = { era: Era; opened: Reply | null; reply: Reply; tools: string[] | null };

/** Asks for the tools as somebody who has only just come, in one era; a session that was opened is ended. */
export async function list(guard: Guard, target: Target, era: Era): Promise<Listed> {
  const exchange = httpExchange(guard, target);
  const ask = (speech: Speech, method: string, params?: JsonObject) =>
    tried(() => exchange.request(speech, method, params));
  if (era === 'modern') return listed(era, null, await ask(modern, 'tools/list'));
  const opened = await ask(legacyStart, 'initialize', initializeParams);
  const version = opened.result?.protocolVersion;
  if (typeof version !== 'string') return listed(era, opened, opened);
  const speech: Speech = { era: 'legacy', version, session: opened.session };
  const reply = await ask(speech, 'tools/list');
  await endSession(guard, target, speech);
  return listed(era, opened, reply);
}

function listed(era: Era, opened: Reply | null, reply: Reply): Listed {
  const tools = reply.result?.tools;
  return {
    era,
    opened,
    reply,
    tools: Array.isArray(tools) ? tools.map((tool) => String((tool as JsonObject | null)?.name ?? '')) : null,
  };
}

/**
 * Whether somebody is let in, in whichever era: the answer that let them in, else the one that refused them most clearly.
 */
export async function letIn(guard: Guard, target: Target): Promise<Answer> {
  const later = await list(guard, target, 'modern');
  if (later.tools || later.reply.status === 401 || later.reply.status === 403) return answerOfList(later);
  const earlier = await list(guard, target, 'legacy');
  return earlier.tools || earlier.reply.status !== null ? answerOfList(earlier) : answerOfList(later);
}

export const answerOfList = ({ reply, tools }: Listed): Answer => ({ status: reply.status, succeeded: tools !== null });
