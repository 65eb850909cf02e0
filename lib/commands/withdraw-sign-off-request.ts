import { notFound, refuse } from '@/lib/domain/result';
import { mayWithdraw } from '@/lib/domain/signoffs/rules';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** Takes back a request for signatures. What was decided on it stays readable, and opens nothing more. */
export const withdrawSignOffRequest = useCaseCommand({
  name: 'withdraw-sign-off-request',
  // Whoever asked may take it back, whatever their role is by now: mayWithdraw looks at both.
  action: 'view',
  versioned: true,
  parts: ['signOffs'],
  leavesSignatures: true,
  input: { request: id, reason: optionalReason },
  async run({ tx, facts, actor }, { request: requestId, reason: why }) {
    const request = facts.signOffRequests.find((one) => one.id === requestId);
    if (!request) return notFound();
    const reasons = mayWithdraw(actor, request, facts);
    const forbidden = reasons.some((reason) => reason.code === 'not-permitted');
    if (reasons.length > 0) {
      return refuse(forbidden ? 'forbidden' : 'unmet', 'You cannot withdraw this request.', reasons);
    }
    tx.later(updateRow(tx, 'sign_off_request', requestId, { state: 'withdrawn' }));
    return {
      ok: true,
      value: {
        event: { type: 'sign-off.withdrawn', data: { requestId, gate: request.gate } },
        reason: why,
        value: { request: requestId },
      },
    };
  },
});
