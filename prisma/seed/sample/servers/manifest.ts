import type { JsonObject, ToolDefinition } from '@/lib/domain/mcp/contract';
import type { DataClass } from '@/lib/domain/mcp/data-classes';
import type { ActionTier } from '@/lib/domain/stages/stages';

/** A tool as its server lists it, and what people have said of it. */
export type SampleTool = {
  definition: ToolDefinition;
  /** Declared by the server's owner; without one what its definition says counts, and nobody has approved it. */
  tier?: ActionTier;
  /** Where it returns other data than the server does. */
  classes?: DataClass[];
};

type Written = {
  name: string;
  title: string;
  description: string;
  takes: Record<string, JsonObject>;
  /** Of what it takes; all of it if not said otherwise. */
  required?: string[];
  returns: Record<string, JsonObject>;
  /** Reads or writes what people outside of the company have written or will read. */
  outside?: true;
  writes?: true;
};

export function tool(written: Written, said: Omit<SampleTool, 'definition'> = {}): SampleTool {
  const { name, title, description, takes, required = Object.keys(takes), returns, outside, writes } = written;
  const definition = {
    name,
    title,
    description,
    inputSchema: closed(takes, required),
    outputSchema: closed(returns, Object.keys(returns)),
    annotations: {
      readOnlyHint: !writes,
      destructiveHint: false,
      idempotentHint: !writes,
      openWorldHint: outside === true,
    },
  };
  return { definition, ...said };
}

/** The answer to tools/list with what the server says of itself, as `scripts/mcp-manifest.ts` prints it. */
export const manifest = (serverInfo: { name: string; version: string }, instructions: string, tools: SampleTool[]) =>
  JSON.stringify({
    protocolVersion: '2026-07-28',
    era: 'modern',
    serverInfo,
    instructions,
    capabilities: { tools: {} },
    tools: tools.map(({ definition }) => definition),
  });

const closed = (properties: Record<string, JsonObject>, required: string[]): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});

export const text = (description: string, maxLength = 200): JsonObject => ({ type: 'string', maxLength, description });
export const day = (description: string): JsonObject => ({ type: 'string', format: 'date', description });
export const count = (description: string, maximum: number): JsonObject => ({
  type: 'integer',
  minimum: 1,
  maximum,
  description,
});
export const choice = (description: string, ...values: string[]): JsonObject => ({
  type: 'string',
  enum: values,
  description,
});
export const list = (description: string, of: Record<string, JsonObject>, maxItems = 25): JsonObject => ({
  type: 'array',
  maxItems,
  description,
  items: closed(of, Object.keys(of)),
});
