import { actionTiers, type ActionTier } from './stages';

/**
 * The tier that the checklist and the ladder go by: the worst of what is stated and of what the registered tools can
 * do, so that a use case stated as read-only does not escape by it. Nothing stated counts as the worst case.
 */
export function effectiveTier(facts: {
  actionTier: ActionTier | null;
  tools: readonly { tier: ActionTier }[];
}): ActionTier {
  if (facts.actionTier === null) return 'irreversible';
  return facts.tools.map((tool) => tool.tier).reduce(worseTier, facts.actionTier);
}

/** Whether a tier lets worse happen than another. */
export const isAbove = (tier: ActionTier, other: ActionTier): boolean =>
  actionTiers.indexOf(tier) > actionTiers.indexOf(other);

export const worseTier = (one: ActionTier, other: ActionTier): ActionTier => (isAbove(other, one) ? other : one);
