import { reopenRisk as mayReopen } from '@/lib/domain/plan/risk-rules';
import { notFound, refuse } from '@/lib/domain/result';
import { id, optionalReason } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** A closed risk is there again, with its rating and, if it had one, its acceptance. */
export const reopenRisk = useCaseCommand({
  name: 'reopen-risk',
  action: 'edit-risks',
  versioned: false,
  parts: ['risks'],
  input: { id, reason: optionalReason },
  async run({ tx, facts }, { id: riskId, reason: why }) {
    const risk = facts.risks.find((candidate) => candidate.id === riskId);
    if (!risk) return notFound();
    const reasons = mayReopen(risk);
    if (reasons.length > 0) return refuse('unmet', 'This risk cannot be reopened.', reasons);
    tx.later(updateRow(tx, 'risk', riskId, { closedAt: null }));
    return {
      ok: true,
      value: { event: { type: 'risk.reopened', data: { riskId, title: risk.title } }, reason: why, value: {} },
    };
  },
});
