import { deriveTier } from '../tier';
import { compareContracts } from '../drift';
import { someOf } from '@/lib/domain/list-of-words';
import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';
import { isAbove } from '@/lib/domain/stages/tier';
import type { CheckResult, Finding } from './check';
import type { CheckInput, CheckTools } from './input';
import { finding, fromTools, judged, result } from './result';
import { shown } from '../strings';
import { hashContract, type ToolDefinition } from '../contract';

/** C11: what is served against what was approved, and against itself. */
export function contractDrift(input: CheckInput, { hashOf }: CheckTools): CheckResult {
  const { contract, approved, probe } = input;
  if (contract === null) return result('C11', 'not-verified', 'The contract could not be read.');
  const pages = probe && 'facts' in probe.pages ? probe.pages.facts : null;
  const facts = { hash: hashContract(contract, hashOf).contract, pages };
  const unstable: Finding[] =
    pages && !pages.sameTools
      ? pages.differing.map((tool) =>
          finding('fail', tool, '', 'The server lists it differently each time it is asked.'),
        )
      : [];
  if (pages?.sameTools && !pages.sameOrder) {
    unstable.push(finding('warn', null, 'tools', 'The order of the tools changes from one reading to the next.'));
  }
  if (approved === null) {
    return unstable.length > 0
      ? judged('C11', unstable, '', facts)
      : result('C11', 'not-verified', 'No contract has been approved yet, so there is nothing to compare with.', facts);
  }
  const drift = compareContracts(approved, contract, hashOf);
  const changed = [
    ...drift.tools.flatMap(({ tool, differences }) =>
      differences.map(({ path, message, after }) =>
        finding('fail', tool, path, message, typeof after === 'string' ? after : JSON.stringify(after)),
      ),
    ),
    ...drift.server
      .filter(({ path }) => path === 'instructions')
      .map(({ path, message, after }) => finding('fail', null, path, message, typeof after === 'string' ? after : '')),
  ];
  return judged('C11', [...changed, ...unstable], 'The contract is the approved one.', {
    ...facts,
    approved: hashContract(approved, hashOf).contract,
  });
}

/** C12: nothing is exposed that nobody has approved. */
export function approvedList({ contract, approved }: CheckInput): CheckResult {
  if (contract === null) return result('C12', 'not-verified', 'The contract could not be read.');
  if (approved === null) return result('C12', 'not-verified', 'No list of tools has been approved yet.');
  const before = new Set(approved.tools.map(({ name }) => name));
  const now = new Set(contract.tools.map(({ name }) => name));
  const findings = [
    ...[...now]
      .filter((name) => !before.has(name))
      .map((name) => finding('fail', name, 'name', 'It is exposed, but was never approved.')),
    ...[...before]
      .filter((name) => !now.has(name))
      .map((name) => finding('warn', name, 'name', 'It was approved, but is no longer exposed.')),
  ];
  return judged(
    'C12',
    findings,
    `${now.size === 1 ? 'The one exposed tool is' : `All ${now.size} exposed tools are`} approved.`,
    {
      exposed: now.size,
      approved: before.size,
    },
  );
}

/** C13: hints are there, and do not contradict each other or the words. */
export const annotations = (input: CheckInput): CheckResult =>
  fromTools('C13', input, ({ tools }) =>
    judged('C13', tools.flatMap(annotationFindings), 'Every tool states its hints, and none contradicts itself.', {
      tools: tools.length,
    }),
  );

function annotationFindings(tool: ToolDefinition): Finding[] {
  const { readOnlyHint, destructiveHint, openWorldHint, idempotentHint } = tool.annotations ?? {};
  if (readOnlyHint === true && destructiveHint === true) {
    return [finding('fail', tool.name, 'annotations', 'It is said to be read-only and destructive at once.')];
  }
  const missing = [
    ...(readOnlyHint === undefined ? ['readOnlyHint'] : []),
    ...(destructiveHint === undefined && readOnlyHint !== true ? ['destructiveHint'] : []),
    ...(openWorldHint === undefined ? ['openWorldHint'] : []),
    ...(idempotentHint === undefined && readOnlyHint !== true ? ['idempotentHint'] : []),
  ];
  const { contradiction } = deriveTier(tool);
  return [
    ...(missing.length > 0
      ? [
          finding(
            'warn',
            tool.name,
            'annotations',
            `It does not state ${missing.join(', ')}, so the worst case counts.`,
          ),
        ]
      : []),
    ...(contradiction ? [finding('warn', tool.name, 'annotations.readOnlyHint', contradiction)] : []),
  ];
}

/** C14: no tool can do more than was declared for it. */
export const derivedRisk = (input: CheckInput): CheckResult =>
  fromTools('C14', input, ({ tools }) => {
    const judgedTools = tools.map((tool) => {
      const declared = input.declared.find(({ name }) => name === tool.name);
      return { tool: tool.name, declared: declared?.tier ?? null, ...deriveTier(tool, declared?.statements) };
    });
    const facts = { tools: judgedTools.map(({ tool, declared, tier }) => ({ tool, declared, derived: tier })) };
    const findings = judgedTools.flatMap(({ tool, declared, tier, reasons }) =>
      declared !== null && isAbove(tier, declared)
        ? [
            finding(
              'fail',
              tool,
              'annotations',
              `It is declared as ${label(declared)}, but counts as ${label(tier)}. ${reasons.join(' ')}`,
            ),
          ]
        : [],
    );
    const undeclared = judgedTools.filter(({ declared }) => declared === null);
    if (findings.length === 0 && undeclared.length > 0) {
      const names = someOf(undeclared.map(({ tool }) => shown(tool, 80)));
      return result('C14', 'not-verified', `No tier is declared for ${names}.`, facts);
    }
    return judged('C14', findings, 'No tool counts as more than its declared tier.', facts);
  });

const label = (tier: ActionTier): string => actionTierLabels[tier].toLowerCase();

const figure = (count: number): string => count.toLocaleString('en-US');

/** C26: the tools leave room in the model's context. */
export function size({ contract, policy: { contextTokens } }: CheckInput): CheckResult {
  if (contract === null) return result('C26', 'not-verified', 'The contract could not be read.');
  const tools = contract.tools.length;
  // Four characters a token is the usual rough measure; it errs on the small side for JSON.
  const tokens = Math.ceil(JSON.stringify(contract.tools).length / 4);
  const allowed = Math.floor(contextTokens * 0.05);
  const warn = (message: string) => finding('warn', null, 'tools', message);
  const findings = [
    ...(tools > 40 ? [warn(`It exposes ${tools} tools; models choose well among 40 or fewer.`)] : []),
    ...(tokens > allowed
      ? [
          warn(
            `The definitions take about ${figure(tokens)} tokens, more than 5 % (${figure(allowed)}) of the context of ${figure(contextTokens)} that the workspace states.`,
          ),
        ]
      : []),
  ];
  const clean = `${tools === 1 ? '1 tool' : `${tools} tools`}, about ${figure(tokens)} tokens: no more than 5 % of the context of ${figure(contextTokens)} that the workspace states.`;
  return judged('C26', findings, clean, { tools, tokens, allowed, contextTokens });
}
