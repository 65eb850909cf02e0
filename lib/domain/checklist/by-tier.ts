import { actionTiers, type ActionTier } from '@/lib/domain/stages/stages';
import { checklistTemplate, type ItemTemplate } from './template';

export type TierBlockers = { tier: ActionTier; blocking: ItemTemplate[]; advising: ItemTemplate[] };

/** For each tier what blocks go-live while open, and what only advises. */
export const blockersByTier = (): TierBlockers[] =>
  actionTiers.map((tier) => ({
    tier,
    blocking: checklistTemplate.filter((item) => item.blocks.includes(tier)),
    advising: checklistTemplate.filter((item) => !item.blocks.includes(tier)),
  }));
