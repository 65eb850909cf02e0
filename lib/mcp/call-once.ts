import { hashTool, type JsonObject, type ToolDefinition } from '@/lib/domain/mcp/contract';
import type { JsonValue } from '@/lib/domain/json';
import { fieldPath, returnedFields } from '@/lib/domain/mcp/returned-fields';
import { propertyPaths } from '@/lib/domain/mcp/schema-walk';
import type { HashOf } from '@/lib/domain/audit/chain';
import type { Reply } from './exchange';
import { McpFailure } from './failure';
import { fit, type Misfit } from './fit';
import { Guard, type GuardOptions } from './guard';
import { endSession, httpExchange, needsToken, type Target } from './http-exchange';
import { readContract } from './read-contract';

export type CallOptions = Pick<GuardOptions, 'allowedHosts' | 'limits' | 'lookup' | 'ca'> & {
  url: string;
  token: string | null;
  /** The definition that was consented to. */
  tool: { name: string; hash: string };
  arguments: JsonObject;
  hashOf: HashOf;
};

/** What a call returned, without any of its values: the paths of the fields, and what its schema says against it. */
export type Returned = { fields: string[]; problems: string[] };

/**
 * Calls a tool once, if the server offers it at this moment exactly as it was consented to. Nothing is tried again.
 * @throws McpFailure, with a message that holds nothing of what was returned
 */
export async function callOnce({ url, token, tool, hashOf, ...options }: CallOptions): Promise<Returned> {
  const guard = new Guard({ ...options, secrets: token ? [token] : [] });
  const target: Target = { url, token };
  try {
    const exchange = httpExchange(guard, target);
    const { contract, speech } = await readContract(exchange);
    const [definition, ...namesakes] = contract.tools.filter(({ name }) => name === tool.name);
    if (!definition || namesakes.length > 0 || hashTool(definition, hashOf) !== tool.hash) {
      await endSession(guard, target, speech);
      throw new McpFailure('unfit', 'The server does not offer it any more as it was approved, so it was not called.');
    }
    const params = { name: tool.name, arguments: options.arguments };
    // The consent is to this server: what was typed for it is sent nowhere else.
    const reply = await httpExchange(guard, { ...target, stays: true }).request(speech, 'tools/call', params);
    await endSession(guard, target, speech);
    return returned(definition, answerIn(reply));
  } finally {
    await guard.close();
  }
}

function answerIn(reply: Reply): JsonObject {
  const failure = needsToken(reply);
  if (failure) throw failure;
  const { result, error, status } = reply;
  if (error) throw new McpFailure('unfit', `The server answered the call with error ${error.code}.`);
  if (!result) throw new McpFailure('not-mcp', `The server did not answer the call as MCP does (status ${status}).`);
  if (result.isError === true) throw new McpFailure('unfit', 'The tool answered that it failed. Try other arguments.');
  if (typeof result.resultType === 'string' && result.resultType !== 'complete') {
    throw new McpFailure('unfit', 'The tool asks for more before it answers, which is not given by itself.');
  }
  return result;
}

function returned({ outputSchema }: ToolDefinition, result: JsonObject): Returned {
  const declared = new Set(outputSchema ? propertyPaths(outputSchema) : []);
  const content = result.structuredContent ?? jsonIn(result.content);
  if (content === null && outputSchema === null) {
    throw new McpFailure('unfit', 'The tool returned text alone, so there are no fields to compare.');
  }
  const fields = returnedFields(content, declared);
  if (outputSchema === null) return { fields, problems: [] };
  if (result.structuredContent === undefined) {
    return { fields, problems: ['It returned no structured content, which its output schema promises.'] };
  }
  const found = fit(outputSchema, result.structuredContent);
  const problems =
    'problem' in found ? [`Its output schema is of no use: ${found.problem}`] : found.misfits.map(wordsFor(declared));
  return { fields, problems: [...new Set(problems)] };
}

/** Servers without structured content often write JSON into their one text. Null: they do not. */
function jsonIn(content: JsonValue | undefined): JsonValue {
  const [only, ...more] = Array.isArray(content) ? content : [];
  const { text } = (only ?? {}) as JsonObject;
  if (typeof text !== 'string' || more.length > 0) return null;
  try {
    const value = JSON.parse(text) as JsonValue;
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}

const said: Record<string, string> = {
  type: 'is of another type than declared',
  required: 'lacks a field that is required',
  enum: 'is none of the declared values',
  const: 'is not the declared value',
  false: 'is not declared',
  pattern: 'is not of the declared form',
  format: 'is not of the declared form',
};

/** In words of our own: those of the library may repeat what was returned. */
const wordsFor =
  (declared: ReadonlySet<string>) =>
  ({ path, keyword }: Misfit): string => {
    const names = path.filter((part) => !/^\d+$/.test(part));
    const field = names.reduce((before, key) => fieldPath(before, key, declared), '');
    return `${field ? `“${field}”` : 'The answer'} ${said[keyword] ?? `does not fit (${keyword})`}.`;
  };
