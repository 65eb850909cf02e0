import { z } from 'zod';
import { refuse } from '@/lib/domain/result';
import { mayRequest } from '@/lib/domain/signoffs/rules';
import { stageLabels } from '@/lib/domain/stages/stages';
import { newId } from '@/lib/db/new-id';
import { useCaseCommand } from './use-case-command';

/** Asks the roles of a gate for their signatures on the use case as it is. */
export const requestSignOff = useCaseCommand({
  name: 'request-sign-off',
  action: 'request-sign-off',
  versioned: true,
  input: { gate: z.enum(['poc', 'pilot', 'production'], { error: 'Choose the gate to ask for.' }) },
  async run({ tx, facts, actor, now }, { gate }) {
    const reasons = mayRequest(actor, gate, facts);
    if (reasons.length > 0) {
      return refuse('unmet', `You cannot ask for signatures for ${stageLabels[gate]} now.`, reasons);
    }
    const id = newId();
    await tx.signOffRequest.create({
      data: {
        id,
        workspaceId: tx.workspaceId,
        useCaseId: facts.id,
        gate,
        requestedById: actor.memberId,
        requestedAt: now,
        state: 'open',
      },
    });
    return {
      ok: true,
      value: { event: { type: 'sign-off.requested', data: { requestId: id, gate } }, value: { request: id } },
    };
  },
});
