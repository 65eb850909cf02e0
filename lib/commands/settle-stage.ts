import type { MoveKind } from '@/lib/domain/stages/moves';
import { trackStages, type Stage } from '@/lib/domain/stages/stages';
import type { SignedGate, UseCaseFacts } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';

/**
 * What a move does besides the stage. Signatures that opened a gate have done their work. Going back, or being suspended, makes
 * those of later gates history, so that they are asked for anew; leaving the track closes what is still open. Parking keeps
 * everything: it comes back to where it was. Out of production an open review ends; back there, retirement begins anew.
 */
export async function settleStage(tx: WorkspaceTx, facts: UseCaseFacts, to: Stage, kind: MoveKind): Promise<void> {
  const useCaseId = facts.id;
  if (kind === 'forward') {
    await tx.signOffRequest.updateMany({ where: { useCaseId, state: 'open', gate: to }, data: { state: 'used' } });
  }
  if (kind === 'back' || kind === 'suspend') {
    const gate = { in: gatesAfter(kind === 'suspend' ? 'pilot' : to) };
    const where = { useCaseId, state: { in: ['open', 'used'] }, gate };
    await tx.signOffRequest.updateMany({ where, data: { state: 'withdrawn' } });
  }
  if (kind === 'reject' || kind === 'retire') {
    await tx.signOffRequest.updateMany({ where: { useCaseId, state: 'open' }, data: { state: 'withdrawn' } });
  }
  if (facts.stage === 'production') {
    await tx.review.updateMany({ where: { useCaseId, state: 'open' }, data: { state: 'dropped' } });
  }
  if (to === 'production') await tx.retirementItem.deleteMany({ where: { useCaseId } });
}

function gatesAfter(stage: Stage): SignedGate[] {
  const place = (name: Stage) => (trackStages as readonly Stage[]).indexOf(name);
  return (['poc', 'pilot', 'production'] as const).filter((gate) => place(gate) > place(stage));
}
