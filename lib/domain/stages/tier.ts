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
  const worst = Math.max(...[facts.actionTier, ...facts.tools.map((tool) => tool.tier)].map(rank));
  return actionTiers[worst] ?? 'irreversible';
}

const rank = (tier: ActionTier) => actionTiers.indexOf(tier);
