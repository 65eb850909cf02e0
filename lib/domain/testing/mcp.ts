import type { CheckInput, CheckPolicy } from '@/lib/domain/mcp/checks/input';
import type { Contract, ToolDefinition } from '@/lib/domain/mcp/contract';

/** A tool of which no check has anything to say, but for what the test changes. */
export const toolWith = (changes: Partial<ToolDefinition> = {}): ToolDefinition => ({
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
  ...changes,
});

export const contractWith = (tools: ToolDefinition[] = [toolWith()], changes: Partial<Contract> = {}): Contract => ({
  protocolVersion: '2026-07-28',
  era: 'modern',
  serverInfo: { name: 'accounts', version: '1.4.0' },
  instructions: 'Tools of the accounts.',
  capabilities: { tools: {} },
  tools,
  ...changes,
});

/** What a workspace begins with. */
export const checkPolicy: CheckPolicy = { minimumProtocol: '2025-06-18', contextTokens: 200_000, approvedScopes: null };

/** Nothing stated, nothing approved, nothing probed. */
export const checkInput = (changes: Partial<CheckInput> = {}): CheckInput => ({
  contract: contractWith(),
  approved: null,
  declared: [],
  others: [],
  supplyChain: null,
  consentedCalls: [],
  telemetry: null,
  probe: null,
  previous: null,
  policy: checkPolicy,
  now: new Date('2026-12-01T09:00:00Z'),
  ...changes,
});
