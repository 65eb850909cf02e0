import type { HashOf } from '@/lib/domain/audit/chain';
import type { JsonValue } from '@/lib/domain/json';

/**
 * What an MCP server exposes, as it was read: over HTTP, by the command for stdio servers, or from a pasted `tools/list`
 * result. All three give this record. What the server says of itself is a claim, the words included.
 */
export type Contract = {
  /** As negotiated, such as "2026-07-28"; null where only a list of tools was given. */
  protocolVersion: string | null;
  /** `modern`: stateless, with server/discover (2026-07-28 on); `legacy`: with initialize. Null: not known. */
  era: 'modern' | 'legacy' | null;
  serverInfo: { name: string; version: string } | null;
  instructions: string | null;
  capabilities: JsonObject | null;
  /** In the server's order. Two may have one name: that is for a check to find. */
  tools: ToolDefinition[];
};

export type JsonObject = { [key: string]: JsonValue };

export type ToolDefinition = {
  name: string;
  title: string | null;
  description: string | null;
  inputSchema: JsonObject;
  outputSchema: JsonObject | null;
  annotations: ToolAnnotations | null;
};

/** The hints of the protocol, and whatever else the server put beside them. */
export type ToolAnnotations = JsonObject & {
  title?: string;
  readOnlyHint?: boolean;
  destructiveHint?: boolean;
  idempotentHint?: boolean;
  openWorldHint?: boolean;
};

/** More is not read: neither from a server nor from a paste. */
export const contractLimits = {
  tools: 2000,
  /** Characters of a tool's name. An index of the database holds at most 2,700 bytes. */
  name: 500,
  /** Of the JSON text. */
  bytes: 8 * 1024 * 1024,
  /** Nested objects and lists. */
  depth: 64,
} as const;

export type ContractHashes = {
  /** Over the instructions and the tools, whatever their order: equal content, equal hash. Neither version is part of it. */
  contract: string;
  instructions: string;
  /** In the contract's order. */
  tools: { name: string; hash: string }[];
};

/** `hashOf`: SHA-256 over RFC 8785 canonical JSON. */
export function hashContract(contract: Pick<Contract, 'instructions' | 'tools'>, hashOf: HashOf): ContractHashes {
  const tools = contract.tools.map((tool) => ({ name: tool.name, hash: hashTool(tool, hashOf) }));
  const instructions = hashOf(contract.instructions);
  return { contract: hashOf({ instructions, tools: tools.map(({ hash }) => hash).sort() }), instructions, tools };
}

/** Over all that a model is shown of the tool, its name and its hints included. */
export const hashTool = (tool: ToolDefinition, hashOf: HashOf): string =>
  hashOf({
    name: tool.name,
    title: tool.title,
    description: tool.description,
    inputSchema: tool.inputSchema,
    outputSchema: tool.outputSchema,
    annotations: tool.annotations,
  });
