import type { Contract, JsonObject } from '../contract';
import type { Gathered } from '../probe-facts';
import { asJson } from '../probe-facts';
import { shown } from '../strings';
import type { CheckId, CheckResult, Finding, Outcome } from './check';
import type { CheckInput } from './input';

export const result = (
  check: CheckId,
  outcome: Outcome,
  message: string,
  facts: unknown = {},
  findings: Finding[] = [],
): CheckResult => ({ check, outcome, message, findings, facts: asJson(facts) });

/** The worst finding decides. `clean`: what is said where there is none. */
export function judged(
  check: CheckId,
  findings: Finding[],
  clean: string,
  facts: JsonObject | object = {},
): CheckResult {
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  const worst = failed.length > 0 ? failed : findings;
  const kept = [...failed, ...findings.filter(({ outcome }) => outcome === 'warn')].slice(0, mostFindings);
  return result(check, outcomeOf(findings), worst.length > 0 ? summary(worst) : clean, facts, kept);
}

/** More are counted in the message, but not kept: a hostile contract would fill the database. */
const mostFindings = 500;

export const outcomeOf = (findings: readonly Finding[]): 'pass' | 'warn' | 'fail' =>
  findings.some(({ outcome }) => outcome === 'fail') ? 'fail' : findings.length > 0 ? 'warn' : 'pass';

function summary(findings: Finding[]): string {
  const [first, ...more] = findings;
  if (!first) return '';
  const about = first.tool === null ? first.message : `${shown(first.tool, 80)}: ${first.message}`;
  return more.length > 0 ? `${about} And ${more.length} more.` : about;
}

export function finding(
  outcome: 'warn' | 'fail',
  tool: string | null,
  path: string,
  message: string,
  text = '',
): Finding {
  return { outcome, tool, path: shown(path, 300), message, excerpt: shown(text) };
}

/** Judges facts that were gathered; otherwise says why there is nothing to judge. */
export function fromFacts<T>(
  check: CheckId,
  gathered: Gathered<T> | null,
  judge: (facts: T) => CheckResult,
): CheckResult {
  if (gathered === null) return result(check, 'not-verified', 'The server was not probed over HTTP.');
  if ('missing' in gathered) return result(check, 'not-verified', gathered.missing);
  if ('notApplicable' in gathered) return result(check, 'not-applicable', gathered.notApplicable);
  return judge(gathered.facts);
}

/** Judges a contract that has tools. */
export function fromTools(
  check: CheckId,
  { contract }: CheckInput,
  judge: (contract: Contract) => CheckResult,
): CheckResult {
  if (contract === null) return result(check, 'not-verified', 'The contract could not be read.');
  if (contract.tools.length === 0) return result(check, 'not-applicable', 'The server exposes no tools.');
  return judge(contract);
}
