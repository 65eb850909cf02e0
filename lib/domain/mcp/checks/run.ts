import { hashContract } from '../contract';
import { badTokens, challenge, issuerMetadata, required, resourceMetadata, token } from './authentication';
import type { CheckId, CheckResult } from './check';
import { annotations, approvedList, contractDrift, derivedRisk, size } from './contract-checks';
import { descriptions } from './descriptions';
import { toxicFlow } from './flow';
import type { CheckInput, CheckTools } from './input';
import { origin } from './origin';
import { poisoning } from './poisoning';
import { inputSchemas, outputSchemas, overBroad } from './schemas';
import { secrets } from './secrets';
import { supplyChain } from './supply-chain';
import { checks } from './table';
import { failingClosed, limits, protocol, scopeFiltering, telemetry, tls } from './transport';

const judges: Record<CheckId, (input: CheckInput, tools: CheckTools) => CheckResult> = {
  C01: tls,
  C02: protocol,
  C03: required,
  C04: challenge,
  C05: resourceMetadata,
  C06: issuerMetadata,
  C07: badTokens,
  C08: token,
  C09: origin,
  C10: (input, { hashOf }) => failingClosed(input, input.contract && hashContract(input.contract, hashOf).contract),
  C11: contractDrift,
  C12: approvedList,
  C13: annotations,
  C14: derivedRisk,
  C15: overBroad,
  C16: inputSchemas,
  C17: outputSchemas,
  C18: descriptions,
  C19: poisoning,
  C20: secrets,
  C21: toxicFlow,
  C22: scopeFiltering,
  C23: limits,
  C24: telemetry,
  C25: supplyChain,
  C26: size,
};

/**
 * Every check, in the table's order. Facts go in, results come out: what was not gathered is not verified, never passed. One at a
 * time, so that whoever serves others meanwhile can let them in between: a contract of the largest size takes seconds.
 */
export function* eachCheck(input: CheckInput, tools: CheckTools): Generator<CheckResult> {
  for (const { id } of checks) yield judges[id](input, tools);
}
