import type { JsonObject } from '@/lib/domain/mcp/contract';

/** A tool of which no check has anything to say. */
export const lookUp = {
  name: 'account_lookup',
  title: 'Look up an account',
  description: 'Looks up one account by its number. Use it when the number is known; it returns the name and the city.',
  inputSchema: {
    type: 'object',
    properties: { number: { type: 'string', maxLength: 12, description: 'The number of the account.' } },
    required: ['number'],
    additionalProperties: false,
  },
  outputSchema: {
    type: 'object',
    properties: { name: { type: 'string' }, city: { type: 'string' } },
    required: ['name'],
    additionalProperties: false,
  },
  annotations: { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false },
} satisfies JsonObject;

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
