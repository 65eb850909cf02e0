import { acceptRisk as mayAccept } from '@/lib/domain/plan/risk-rules';
import { notFound, refuse } from '@/lib/domain/result';
import { id, reason } from '@/lib/domain/use-case/fields';
import { updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** The business owner lives with the risk as it is rated now; versioned, so that it is the rating they have read. */
export const acceptRisk = useCaseCommand({
  name: 'accept-risk',
  action: 'accept-risk',
  versioned: true,
  parts: ['risks'],
  subject: () => ({ role: 'business' }),
  input: { id, reason },
  async run({ tx, facts, actor, now }, { id: riskId, reason: why }) {
    const risk = facts.risks.find((candidate) => candidate.id === riskId);
    if (!risk) return notFound();
    const reasons = mayAccept(risk);
    if (reasons.length > 0) return refuse('unmet', 'This risk cannot be accepted.', reasons);
    const { title, likelihood, impact } = risk;
    tx.later(
      updateRow(tx, 'risk', riskId, {
        acceptedById: actor.memberId,
        acceptedAt: now,
        acceptanceReason: why,
        acceptedLikelihood: likelihood,
        acceptedImpact: impact,
        acceptanceStaleAt: null,
      }),
    );
    return {
      ok: true,
      value: { event: { type: 'risk.accepted', data: { riskId, title, likelihood, impact } }, reason: why, value: {} },
    };
  },
});
