import type { MoveKind } from '@/lib/domain/stages/moves';
import { trackStages, type Stage } from '@/lib/domain/stages/stages';
import type { GateFacts } from '@/lib/domain/use-case/fact-parts';
import type { SignedGate, SignOffRequestFacts } from '@/lib/domain/use-case/facts';
import type { WorkspaceTx } from '@/lib/db/workspace-transaction';
import { updateRows } from '@/lib/db/write-row';

/**
 * What a move does besides the stage. Signatures that opened a gate have done their work. Going back, or being suspended, makes
 * those of later gates history, so that they are asked for anew; leaving the track closes what is still open. Parking keeps
 * everything: it comes back to where it was. Out of production an open review ends; back there, retirement begins anew.
 */
export function settleStage(tx: WorkspaceTx, facts: GateFacts, to: Stage, kind: MoveKind): void {
  const settle = (state: 'used' | 'withdrawn', which: (request: SignOffRequestFacts) => boolean) => {
    const requests = facts.signOffRequests.filter(which).map(({ id }) => id);
    tx.later(updateRows(tx, 'sign_off_request', requests, { state }));
  };
  if (kind === 'forward') settle('used', ({ state, gate }) => state === 'open' && gate === to);
  if (kind === 'back' || kind === 'suspend') {
    const later = gatesAfter(kind === 'suspend' ? 'pilot' : to);
    settle('withdrawn', ({ state, gate }) => state !== 'withdrawn' && later.includes(gate));
  }
  if (kind === 'reject' || kind === 'retire') settle('withdrawn', ({ state }) => state === 'open');
  if (facts.stage === 'production') {
    const open = facts.reviews.filter(({ state }) => state === 'open').map(({ id }) => id);
    tx.later(updateRows(tx, 'review', open, { state: 'dropped' }));
  }
  if (to === 'production' && facts.retirement.length > 0) {
    tx.later(tx.$executeRaw`delete from retirement_item where use_case_id = ${facts.id}::uuid`);
  }
}

function gatesAfter(stage: Stage): SignedGate[] {
  const place = (name: Stage) => (trackStages as readonly Stage[]).indexOf(name);
  return (['poc', 'pilot', 'production'] as const).filter((gate) => place(gate) > place(stage));
}
