import type { Reason } from '@/lib/domain/result';
import { gateRequirements } from '@/lib/domain/stages/gates';
import type { Requirement } from '@/lib/domain/stages/gates/requirement';
import { gatedStages, trackStages, type GatedStage, type TrackStage } from '@/lib/domain/stages/stages';
import { isTrackStage, nextStage } from '@/lib/domain/stages/track';
import type { FactPart } from '@/lib/domain/use-case/fact-parts';
import type { Day, RuleContext, UseCaseFacts } from '@/lib/domain/use-case/facts';
import { addable, requirementOf } from './addable';
import { sameness, settled, ultimately, type GatePolicy } from './policy';
import { gateThresholds, thresholdIds } from './thresholds';

/** One thing at a gate on which two policies differ: the requirement as each has it, null where it has none. */
type Difference = {
  gate: GatedStage;
  before: Requirement | null;
  after: Requirement | null;
  /** From when on the later policy counts it; null: from its publication on. */
  from: Day | null;
  reads: readonly FactPart[];
};

export type Comparison = {
  before: GatePolicy;
  after: GatePolicy;
  differences: Difference[];
  /** The gates at which they differ. */
  gates: GatedStage[];
  /** All that is read to compare. */
  parts: FactPart[];
};

/** What two policies differ in, everything that they announce counted as if it did already. */
export function compare(before: GatePolicy, after: GatePolicy, today: Day): Comparison {
  const [was, is] = [ultimately(before), ultimately(after)];
  const now = settled(after, today);
  const thresholds = thresholdIds.flatMap((id): Difference[] => {
    if (was.thresholds[id].least === is.thresholds[id].least) return [];
    const { gate, requirement: name, reads } = gateThresholds[id];
    const requirement = gateRequirements[gate].find((one) => one.id === name) ?? null;
    return [{ gate, before: requirement, after: requirement, from: now.thresholds[id].next?.from ?? null, reads }];
  });
  const all = [...new Map([...was.added, ...is.added].map((one) => [sameness(one), one])).values()];
  const added = all.flatMap((one): Difference[] => {
    const [old, young] = [was, is].map((policy) => policy.added.find((other) => sameness(other) === sameness(one)));
    if (old?.least === young?.least && old && young) return [];
    const from = young?.from && young.from > today ? young.from : null;
    const { reads } = addable[one.requirement];
    return [
      {
        gate: one.gate,
        before: old ? requirementOf(old) : null,
        after: young ? requirementOf(young) : null,
        from,
        reads,
      },
    ];
  });
  const differences = [...thresholds, ...added];
  const gates = gatedStages.filter((gate) => differences.some((one) => one.gate === gate));
  return { before: was, after: is, differences, gates, parts: [...new Set(differences.flatMap(({ reads }) => reads))] };
}

/** A requirement that a use case would no longer meet, or at last would. */
export type Turn = { gate: GatedStage; label: string; from: Day | null; reasons: Reason[] };

export type PolicyEffect = {
  /** At the gate it stands before. */
  ahead: { lost: Turn[]; gained: Turn[] };
  /** At gates that it has passed: nothing moves back by itself. */
  behind: { lost: Turn[] };
};

/** What a later policy makes of one use case. */
export function effectOn(
  facts: UseCaseFacts,
  { before, after, differences }: Comparison,
  context: Omit<RuleContext, 'policy'>,
): PolicyEffect {
  const effect: PolicyEffect = { ahead: { lost: [], gained: [] }, behind: { lost: [] } };
  const next = nextStage(facts);
  const { stage } = facts;
  const under = (definition: GatePolicy): RuleContext => ({ ...context, policy: { version: 0, definition } });
  for (const { gate, before: old, after: young, from } of differences) {
    const isAhead = gate === next;
    if (!isAhead && !(isTrackStage(stage) && passed(gate, stage))) continue;
    const was = old?.check(facts, under(before)) ?? [];
    const is = young?.check(facts, under(after)) ?? [];
    const label = (young ?? old)?.label ?? '';
    if (was.length === 0 && is.length > 0) {
      effect[isAhead ? 'ahead' : 'behind'].lost.push({ gate, label, from, reasons: is });
    }
    if (isAhead && was.length > 0 && is.length === 0) effect.ahead.gained.push({ gate, label, from, reasons: [] });
  }
  return effect;
}

const passed = (gate: GatedStage, stage: TrackStage) => trackStages.indexOf(gate) <= trackStages.indexOf(stage);

/** The stages in which a use case stands before one of these gates or has passed one. Beside the track nothing is judged. */
export const stagesTouched = (gates: readonly GatedStage[]): TrackStage[] =>
  trackStages.filter((stage) => gates.some((gate) => gate === nextStage({ stage }) || passed(gate, stage)));
