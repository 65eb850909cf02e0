import type { ToolFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { ActionTier } from './stages';
import { isAbove, worseTier } from './tier';

/** The loader brings all of them with every page. */
export const toolLimit = 200;

/** What each tier lets a tool do, for the person who states it. */
export const actionTierMeanings: Record<ActionTier, string> = {
  'read-only': 'Looks things up and changes nothing.',
  draft: 'Prepares something that a person sends or saves.',
  'reversible-write': 'Changes data in a way that can be undone.',
  irreversible: 'Does what cannot be taken back: sends, pays, deletes.',
};

/** The worst that a registered tool may do; null while there is no tool. */
export function highestToolTier(tools: readonly Pick<ToolFacts, 'tier'>[]): ActionTier | null {
  return tools.reduce<ActionTier | null>((worst, { tier }) => (worst ? worseTier(worst, tier) : tier), null);
}

/** Tools that may do more than the use case states. Nothing stated: none can be above it yet. */
export function toolsAboveTier(facts: Pick<UseCaseFacts, 'actionTier' | 'tools'>): ToolFacts[] {
  const { actionTier } = facts;
  return actionTier === null ? [] : facts.tools.filter((tool) => isAbove(tool.tier, actionTier));
}
