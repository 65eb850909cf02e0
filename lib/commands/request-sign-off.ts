import { z } from 'zod';
import { refuse } from '@/lib/domain/result';
import { mayRequest } from '@/lib/domain/signoffs/rules';
import { stageLabels } from '@/lib/domain/stages/stages';
import { newId } from '@/lib/db/new-id';
import { insertRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** Asks the roles of a gate for their signatures on the use case as it is. */
export const requestSignOff = useCaseCommand({
  name: 'request-sign-off',
  action: 'request-sign-off',
  versioned: true,
  parts: ['signOffs'],
  leavesSignatures: true,
  input: { gate: z.enum(['poc', 'pilot', 'production'], { error: 'Choose the gate to ask for.' }) },
  async run({ tx, facts, actor, now }, { gate }) {
    const reasons = mayRequest(actor, gate, facts);
    if (reasons.length > 0) {
      return refuse('unmet', `You cannot ask for signatures for ${stageLabels[gate]} now.`, reasons);
    }
    const id = newId();
    const of = { workspaceId: tx.workspaceId, useCaseId: facts.id };
    const request = { id, ...of, gate, requestedById: actor.memberId, requestedAt: now, state: 'open' };
    tx.later(insertRow(tx, 'sign_off_request', request));
    return {
      ok: true,
      value: { event: { type: 'sign-off.requested', data: { requestId: id, gate } }, value: { request: id } },
    };
  },
});
