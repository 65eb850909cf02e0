import { z } from 'zod';
import { optionalReason } from '@/lib/domain/use-case/fields';
import { decideMove } from '@/lib/domain/stages/moves';
import { stageLabels, stages } from '@/lib/domain/stages/stages';
import { refreshLadderNeighbours } from '@/lib/db/derived';
import { useCaseCommand } from './use-case-command';

/**
 * The only way a stage changes. Forward through the gate; back, beside and out with a reason. A gate that does not open is
 * an event of its own, with everything that was missing.
 */
export const moveStage = useCaseCommand({
  name: 'move-stage',
  action: 'move-stage',
  versioned: true,
  input: { to: z.enum(stages), reason: optionalReason },
  async run({ tx, facts, context, now }, { to, reason: why }) {
    const decided = decideMove(facts, to, why, context);
    if (!decided.ok) {
      const { reasons } = decided.refusal;
      const unmet = reasons.map(({ message }) => message);
      return { ...decided, event: { type: 'stage.refused', data: { from: facts.stage, to, unmet } }, reason: why };
    }
    await tx.useCase.update({
      where: { id: facts.id },
      data: { stage: to, stageEnteredAt: now, parkedFrom: to === 'parked' ? facts.stage : null },
    });
    // The signatures that opened the gate have done their work; going back makes those of later gates history.
    const opened = facts.signOffRequests.find(({ state, gate }) => state === 'open' && gate === to);
    if (opened) await tx.signOffRequest.update({ where: { id: opened.id }, data: { state: 'used' } });
    if (decided.value.kind === 'back') {
      await tx.signOffRequest.updateMany({
        where: { useCaseId: facts.id, state: { in: ['open', 'used'] }, gate: { in: gatesAfter(to) } },
        data: { state: 'withdrawn' },
      });
    }
    if (to === 'production' || facts.stage === 'production') {
      await refreshLadderNeighbours(tx, facts, now);
    }
    return {
      ok: true,
      value: {
        event: {
          type: 'stage.moved',
          data: { from: facts.stage, to, kind: decided.value.kind },
        },
        reason: why,
        value: { stage: stageLabels[to] },
      },
    };
  },
});

function gatesAfter(stage: string): string[] {
  const order = stages as readonly string[];
  return ['poc', 'pilot', 'production'].filter((gate) => order.indexOf(gate) > order.indexOf(stage));
}
