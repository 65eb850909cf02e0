import type { Reason } from '@/lib/domain/result';
import type { RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { assessedRequirements } from './gates/assessed';
import { goLiveReviewRequirements } from './gates/go-live-review';
import { pilotRequirements } from './gates/pilot';
import { pocRequirements } from './gates/poc';
import { productionRequirements } from './gates/production';
import type { Requirement } from './gates/requirement';
import { retiredRequirements } from './gates/retired';
import type { Stage } from './stages';

export type { Requirement } from './gates/requirement';

/** Every gate: what entering a stage requires. A stage without requirements is entered by a reason alone (moves.ts). */
export const gateRequirements: Record<Stage, readonly Requirement[]> = {
  candidate: [],
  assessed: assessedRequirements,
  poc: pocRequirements,
  pilot: pilotRequirements,
  'go-live-review': goLiveReviewRequirements,
  production: productionRequirements,
  parked: [],
  rejected: [],
  retired: retiredRequirements,
};

export type GateLine = {
  requirement: Requirement;
  met: boolean;
  /** The first of its reasons, for a line; null when met. */
  reason: Reason | null;
  /** All of them. */
  reasons: Reason[];
};

/** Each requirement of a gate, met or not: what the stage track shows. */
export function gateReport(target: Stage, facts: UseCaseFacts, context: RuleContext): GateLine[] {
  return gateRequirements[target].map((requirement) => {
    const reasons = requirement.check(facts, context);
    return { requirement, met: reasons.length === 0, reason: reasons[0] ?? null, reasons };
  });
}

/** Everything that entering a stage still wants: explains the disabled button and guards the move alike. */
export const unmet = (target: Stage, facts: UseCaseFacts, context: RuleContext): Reason[] =>
  gateReport(target, facts, context).flatMap((line) => line.reasons);
