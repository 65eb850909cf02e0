import type { JsonObject } from '@/lib/domain/mcp/contract';
import { toolWith } from '@/lib/domain/testing/mcp';

/** A tool of which no check has anything to say, as a server sends it. */
export const lookUp: JsonObject = { ...toolWith() };

/** One that writes, and says so. */
export const addNote = {
  name: 'account_add_note',
  title: 'Add a note',
  description: 'Adds a note to one account. Use it after a call with the customer; it returns the number of the note.',
  inputSchema: {
    type: 'object',
    properties: {
      number: { type: 'string', maxLength: 12, description: 'The number of the account.' },
      note: { type: 'string', maxLength: 500, description: 'What was said.' },
    },
    required: ['number', 'note'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: { note: { type: 'integer' } },
    required: ['note'],
    additionalProperties: false,
  },
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
} satisfies JsonObject;

export const goodTools: JsonObject[] = [lookUp, addNote];
