import { dayOf } from '@/lib/domain/day';
import type { Reason } from '@/lib/domain/result';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { Day, RuleContext } from '@/lib/domain/use-case/facts';
import { assessedRequirements } from './gates/assessed';
import { goLiveReviewRequirements } from './gates/go-live-review';
import { pilotRequirements } from './gates/pilot';
import { pocRequirements } from './gates/poc';
import { productionRequirements } from './gates/production';
import type { Requirement } from './gates/requirement';
import { retiredRequirements } from './gates/retired';
import { requirementOf } from './policy/addable';
import { addedAt, settled, ultimately } from './policy/policy';
import { gateThresholds, inUnits } from './policy/thresholds';
import { gatedStages, type GatedStage, type Stage } from './stages';

export type { Requirement } from './gates/requirement';

/** Every gate, the product's own part: what entering a stage requires. A stage without requirements is entered by a reason alone (moves.ts). */
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
  /** Added by the workspace's gate policy; the others are the product's own. */
  added: boolean;
  met: boolean;
  /** The first of its reasons, for a line; null when met. */
  reason: Reason | null;
  /** All of them. */
  reasons: Reason[];
};

/** What counts at a gate now: the product's requirements, which no policy takes away, then what the workspace added. */
export function gateReport(target: Stage, facts: GateFacts, context: RuleContext): GateLine[] {
  const line = (requirement: Requirement, added: boolean): GateLine => {
    const reasons = requirement.check(facts, context);
    return { requirement, added, met: reasons.length === 0, reason: reasons[0] ?? null, reasons };
  };
  return [
    ...gateRequirements[target].map((requirement) => line(requirement, false)),
    ...(isGated(target)
      ? addedAt(context.policy.definition, target, dayOf(context.now)).counting.map((one) =>
          line(requirementOf(one), true),
        )
      : []),
  ];
}

/** Everything that entering a stage still wants: explains the disabled button and guards the move alike. */
export const unmet = (target: Stage, facts: GateFacts, context: RuleContext): Reason[] =>
  gateReport(target, facts, context).flatMap((line) => line.reasons);

/** What will count from a day on, and whether it would be met today. It blocks nothing before. */
export type AnnouncedLine = { id: string; label: string; from: Day; met: boolean; reasons: Reason[] };

/** What the gate policy announces for a gate, the earliest first. */
export function announcedReport(target: Stage, facts: GateFacts, context: RuleContext): AnnouncedLine[] {
  if (!isGated(target)) return [];
  const { definition } = context.policy;
  const today = dayOf(context.now);
  const then: RuleContext = { ...context, policy: { ...context.policy, definition: ultimately(definition) } };
  const { thresholds } = settled(definition, today);
  const tightened = gateRequirements[target].flatMap((requirement): AnnouncedLine[] => {
    const next = requirement.threshold && thresholds[requirement.threshold].next;
    if (!requirement.threshold || !next) return [];
    const { label } = gateThresholds[requirement.threshold];
    const now = inUnits(requirement.threshold, thresholds[requirement.threshold].least);
    const words = `${label}: at least ${inUnits(requirement.threshold, next.least)} instead of ${now}`;
    return [announced(requirement.threshold, words, next.from, requirement.check(facts, then))];
  });
  const added = addedAt(definition, target, today).announced.map((one) => {
    const { id, label, check } = requirementOf(one);
    return announced(id, label, one.from ?? today, check(facts, context));
  });
  return [...tightened, ...added].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
}

const announced = (id: string, label: string, from: Day, reasons: Reason[]): AnnouncedLine => ({
  id,
  label,
  from,
  met: reasons.length === 0,
  reasons,
});

const isGated = (stage: Stage): stage is GatedStage => (gatedStages as readonly Stage[]).includes(stage);
