import { closeRisk as mayClose } from '@/lib/domain/plan/risk-rules';
import { notFound, refuse } from '@/lib/domain/result';
import { id, reason } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** The risk no longer exists, for a reason that stays in the history. */
export const closeRisk = useCaseCommand({
  name: 'close-risk',
  action: 'edit-risks',
  versioned: false,
  parts: ['risks'],
  input: { id, reason },
  async run({ tx, facts, now }, { id: riskId, reason: why }) {
    const risk = facts.risks.find((candidate) => candidate.id === riskId);
    if (!risk) return notFound();
    const reasons = mayClose(risk);
    if (reasons.length > 0) return refuse('unmet', 'This risk cannot be closed.', reasons);
    tx.later(updateRow(tx, 'risk', riskId, { closedAt: now }));
    return {
      ok: true,
      value: { event: { type: 'risk.closed', data: { riskId, title: risk.title } }, reason: why, value: {} },
    };
  },
});
