import type { JsonObject } from '@/lib/domain/mcp/contract';

type Tool = { name: string; description?: string; annotations?: JsonObject; inputSchema?: JsonObject };

/** A tool of an answer to tools/list: closed input, one text. */
export const offered = ({ name, description, annotations, inputSchema }: Tool) => ({
  name,
  description: description ?? `Works on ${name}.`,
  inputSchema: inputSchema ?? {
    type: 'object',
    properties: { id: { type: 'string', description: 'The id.', maxLength: 40 } },
    required: ['id'],
    additionalProperties: false,
  },
  ...(annotations && { annotations }),
});

export const reads = { readOnlyHint: true, destructiveHint: false, openWorldHint: false };
export const writes = { readOnlyHint: false, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** Three tools of a CRM server: one reads, one writes, one says nothing of itself. */
export const crmTools = [
  offered({ name: 'get_account', description: 'Reads one account.', annotations: reads }),
  offered({ name: 'update_note', description: 'Changes the text of a note.', annotations: writes }),
  offered({ name: 'archive', description: 'Archives an account.' }),
];

/** The answer as somebody pastes it. */
export const manifest = (tools: object[] = crmTools, more: JsonObject = {}): string =>
  JSON.stringify({ jsonrpc: '2.0', id: 1, result: { ...more, tools } });
