import { z } from 'zod';
import { refuse } from '@/lib/domain/result';
import { factorLabels, factors } from '@/lib/domain/scoring/factors';
import { spreads } from '@/lib/domain/scoring/round';
import { id, level, reason } from '@/lib/domain/use-case/fields';
import { notifyUseCase } from '@/lib/db/notify';
import { roundIn } from './running-round';
import { useCaseCommand } from './use-case-command';
import { wrongField } from './wrong-field';

/** Settles a factor on which the scorers differ: a level that one of them could have given, and why. May be settled anew. */
export const reconcileFactor = useCaseCommand({
  name: 'reconcile-factor',
  action: 'manage-scoring',
  versioned: true,
  parts: ['rounds'],
  leavesSignatures: true,
  input: { round: id, factor: z.enum(factors, { error: 'Choose a factor.' }), level, reason },
  async run({ tx, facts, actor, now }, { round: roundId, factor, level: chosen, reason: why }) {
    const found = roundIn(['revealed'], facts, roundId);
    if (!found.ok) return found;
    const spread = spreads(found.value, facts).find((one) => one.factor === factor);
    const name = factorLabels[factor].toLowerCase();
    if (!spread || spread.range === 0) {
      return refuse('unmet', `There is nothing to settle on ${name}.`, [
        {
          code: 'no-divergence',
          message: 'All who rated it chose the same level.',
          remedy: 'If the level is wrong all the same, ask people to score anew.',
          tab: 'score',
        },
      ]);
    }
    if (chosen < spread.low || chosen > spread.high) {
      return wrongField('level', `Choose a level from ${spread.low} to ${spread.high}, between what was rated.`);
    }
    const settled = { level: chosen, reason: why, decidedById: actor.memberId, decidedAt: now };
    await tx.reconciliation.upsert({
      where: { roundId_factor: { roundId, factor } },
      create: { workspaceId: tx.workspaceId, roundId, factor, ...settled },
      update: settled,
    });
    await notifyUseCase(tx, facts.id, 'round');
    const { low, high, reconciled } = spread;
    return {
      ok: true,
      value: {
        event: {
          type: 'factor.reconciled',
          data: { roundId, factor, before: reconciled?.level ?? null, level: chosen, low, high },
        },
        reason: why,
        value: { round: roundId },
      },
    };
  },
});
