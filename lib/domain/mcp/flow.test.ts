import { describe, expect, it } from 'vitest';
import { toolWith } from '@/lib/domain/testing/mcp';
import type { ToolAnnotations } from './contract';
import { flowOf, flowTraits, leadsOutAs, missingLeg, worseTraits, type FlowTool } from './flow';

const reads: ToolAnnotations = { readOnlyHint: true, openWorldHint: true };
const closed: ToolAnnotations = { ...reads, openWorldHint: false };
const withAddress = {
  inputSchema: { type: 'object', properties: { url: { type: 'string' } } },
};

describe('flowTraits', () => {
  it.each([
    ['no hints: the worst case', { annotations: null }, true, 'unless-read-only'],
    ['claims to read, outside', { annotations: reads }, true, 'never'],
    [
      'claims to read, but its name says otherwise',
      { name: 'send_mail', annotations: reads },
      true,
      'unless-read-only',
    ],
    ['reads from an address that the model makes up', { annotations: reads, ...withAddress }, true, 'always'],
    ['reaches nobody outside', { annotations: closed }, false, 'never'],
    ['claims to, but takes an address', { annotations: closed, ...withAddress }, true, 'always'],
    ['claims to, but its name says otherwise', { name: 'send_note', annotations: closed }, true, 'unless-read-only'],
    ['writes outside', { annotations: { readOnlyHint: false } }, false, 'unless-read-only'],
  ] as const)('%s', (_, change, bringsIn, leadsOut) => {
    expect(flowTraits(toolWith(change))).toEqual({ bringsIn, leadsOut });
  });

  it('goes by the worse of two of one name, and by what a person said of the tier', () => {
    const one = { bringsIn: false, leadsOut: 'unless-read-only' } as const;
    expect(worseTraits(one, { bringsIn: true, leadsOut: 'never' })).toEqual({ ...one, bringsIn: true });
    expect(leadsOutAs(one, 'read-only')).toBe(false);
    expect(leadsOutAs(one, 'draft')).toBe(true);
    expect(leadsOutAs({ bringsIn: true, leadsOut: 'always' }, 'read-only')).toBe(true);
    expect(leadsOutAs({ bringsIn: true, leadsOut: 'never' }, 'irreversible')).toBe(false);
  });
});

describe('flowOf', () => {
  const tool = (name: string, change: Partial<FlowTool>): FlowTool => ({
    name,
    bringsIn: false,
    holds: false,
    leadsOut: false,
    ...change,
  });
  const mail = tool('read_mail', { bringsIn: true });
  const account = tool('get_account', { holds: true });
  const post = tool('post', { leadsOut: true });

  it.each([
    ['all three, each of another tool', [mail, account, post], 'open'],
    ['all three of one', [tool('all', { bringsIn: true, holds: true, leadsOut: true })], 'open'],
    ['nothing from outside', [account, post], 'closed'],
    ['no private data', [mail, post], 'closed'],
    ['no way out', [mail, account], 'closed'],
    ['data that nobody has classed, and both ends', [mail, tool('x', { holds: null }), post], 'unclassed'],
    ['data that nobody has classed, and no way out', [mail, tool('x', { holds: null })], 'closed'],
    ['no tools', [], 'closed'],
  ] as const)('%s', (_, tools, state) => {
    expect(flowOf(tools).state).toBe(state);
  });

  it('names what is missing', () => {
    expect(missingLeg(flowOf([account, post]))).toContain('strangers');
    expect(missingLeg(flowOf([mail, post]))).toContain('private');
    expect(missingLeg(flowOf([mail, account]))).toContain('out');
  });
});
