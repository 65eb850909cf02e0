import { someOf } from '@/lib/domain/list-of-words';
import { shown } from '../strings';
import { isPrivate } from '../data-classes';
import { placesOf } from '../schema-walk';
import { deriveTier } from '../tier';
import type { ToolDefinition } from '../contract';
import type { CheckResult } from './check';
import type { CheckInput, DeclaredTool, FlowServer } from './input';
import { finding, judged, result } from './result';

type Legs = { untrusted: string[]; private: string[]; out: string[]; undeclared: string[] };

/**
 * C21: untrusted input, private data and a way out together let a stranger's text carry data away. It is a property of the
 * whole use case, whose servers a model sees at once.
 */
export function toxicFlow({ contract, declared, flow, flowAccepted }: CheckInput): CheckResult {
  if (contract === null) return result('C21', 'not-verified', 'The contract could not be read.');
  const servers = flow ?? [{ server: 'this server', contract, declared }];
  const legs = legsOf(servers);
  const facts = { ...legs, servers: servers.map(({ server }) => server), accepted: flowAccepted };
  const all = legs.untrusted.length > 0 && legs.private.length > 0 && legs.out.length > 0;
  if (!all) {
    // Only data that nobody has classed could still complete the three.
    return legs.private.length === 0 && legs.undeclared.length > 0 && legs.untrusted.length > 0 && legs.out.length > 0
      ? result('C21', 'not-verified', `Nobody has stated which data come from ${some(legs.undeclared)}.`, facts)
      : result('C21', 'pass', `${missingLeg(legs)}, so nothing can be carried out.`, facts);
  }
  const message = `Text from outside (${some(legs.untrusted)}) can lead the model to carry private data (${some(legs.private)}) out (${some(legs.out)}).`;
  return flowAccepted === null
    ? judged('C21', [finding('fail', null, 'tools', message)], '', facts)
    : judged('C21', [finding('warn', null, 'tools', `${message} Accepted: ${flowAccepted}`)], '', facts);
}

const missingLeg = (legs: Legs): string =>
  legs.untrusted.length === 0
    ? 'No tool reads what strangers write'
    : legs.private.length === 0
      ? 'No tool returns private data'
      : 'No tool sends anything out';

function legsOf(servers: readonly FlowServer[]): Legs {
  const legs: Legs = { untrusted: [], private: [], out: [], undeclared: [] };
  for (const { contract, declared } of servers) {
    for (const tool of contract.tools) {
      const stated = declared.find(({ name }) => name === tool.name);
      const open = tool.annotations?.openWorldHint !== false;
      if (open && mayRead(tool)) legs.untrusted.push(tool.name);
      if (stated?.dataClasses?.some(isPrivate)) legs.private.push(tool.name);
      if (!stated?.dataClasses) legs.undeclared.push(tool.name);
      if (open && leadsOut(tool, stated)) legs.out.push(tool.name);
    }
  }
  return legs;
}

/** A tool that only writes brings nothing in; one whose hints are missing may do both. */
const mayRead = ({ annotations }: ToolDefinition): boolean => annotations?.readOnlyHint !== false;

/** It changes something outside, or fetches an address that the model makes up. A claim counts until its own words contradict it. */
function leadsOut(tool: ToolDefinition, stated: DeclaredTool | undefined): boolean {
  const { tier, contradiction } = deriveTier(tool, stated?.statements);
  const reads = tier === 'read-only' || (tool.annotations?.readOnlyHint === true && contradiction === null);
  const fetches = placesOf(tool.inputSchema, 'inputSchema').some(
    ({ key, schema }) =>
      key !== null && /^(url|uri|link|webhook|endpoint|to|recipients?)$/i.test(key) && !('enum' in schema),
  );
  return fetches || !reads;
}

const some = (names: string[]): string => someOf(names.map((name) => shown(name, 60)));
