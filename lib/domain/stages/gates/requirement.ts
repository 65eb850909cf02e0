import type { OwnerRole } from '@/lib/domain/access/actor';
import type { Reason, UseCaseTab } from '@/lib/domain/result';
import type { ThresholdId } from '@/lib/domain/stages/policy/thresholds';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { RuleContext } from '@/lib/domain/use-case/facts';
import { editorOf, holderOf } from '@/lib/domain/who';

/** One thing that a gate wants. */
export type Requirement = {
  id: string;
  /** What holds once it is met. */
  label: string;
  /** Where it is done. */
  tab: UseCaseTab;
  /** The measure of it that a workspace may tighten (policy/thresholds.ts). */
  threshold?: ThresholdId;
  /** All that is missing; none: it is met. */
  check: (facts: GateFacts, context: RuleContext) => Reason[];
};

type Simple = {
  id: string;
  label: string;
  tab: UseCaseTab;
  /** What is wrong while it is not met. */
  message: string;
  remedy: string;
  /** Who does it: an owner role, else whoever edits the use case. */
  by?: OwnerRole;
  met: (facts: GateFacts, context: RuleContext) => boolean;
};

/** A requirement that is met or not, with one reason. */
export const simple = ({ id, label, tab, message, remedy, by, met }: Simple): Requirement => ({
  id,
  label,
  tab,
  check: (facts, context) =>
    met(facts, context) ? [] : [{ code: id, message, remedy, tab, by: by ? holderOf(by, facts) : editorOf(facts) }],
});

/** Reasons of another rule, with who can act on them where the rule did not say. */
export const byEditor = (facts: GateFacts, reasons: Reason[]): Reason[] =>
  reasons.map((reason) => ({ by: editorOf(facts), ...reason }));
