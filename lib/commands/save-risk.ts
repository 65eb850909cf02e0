import { changesBetween } from '@/lib/domain/audit/changes';
import { editRisk, keepsAcceptance, riskLimit } from '@/lib/domain/plan/risk-rules';
import { standingAcceptance } from '@/lib/domain/plan/risks';
import { notFound, refuse } from '@/lib/domain/result';
import type { RiskFacts } from '@/lib/domain/use-case/facts';
import { freeText, level, optionalId, text } from '@/lib/domain/use-case/fields';
import { newId } from '@/lib/db/new-id';
import { insertRow, updateRow } from '@/lib/db/write-row';
import { useCaseCommand } from './use-case-command';

/** A new risk, or with `id` one judged anew: with another title or rating its acceptance goes stale, for good. */
export const saveRisk = useCaseCommand({
  name: 'save-risk',
  action: 'edit-risks',
  versioned: true,
  parts: ['risks'],
  input: {
    id: optionalId.optional(),
    title: text('what could go wrong', 3, 200),
    likelihood: level,
    impact: level,
    mitigation: freeText(2000),
  },
  async run({ tx, facts, now }, { id, ...content }) {
    const before = id ? facts.risks.find((risk) => risk.id === id) : undefined;
    if (id && !before) return notFound();
    const reasons = before ? editRisk(before) : [];
    if (reasons.length > 0) return refuse('unmet', 'This risk cannot be changed.', reasons);
    if (!before && facts.risks.length >= riskLimit) {
      return refuse('unmet', `A use case has at most ${riskLimit} risks.`);
    }
    const riskId = before?.id ?? newId();
    const kept = before !== undefined && keepsAcceptance(before, content);
    const goesStale = before !== undefined && standingAcceptance(before) !== null && !kept;
    if (before) {
      const acceptance = goesStale ? { acceptanceStaleAt: now } : {};
      tx.later(updateRow(tx, 'risk', riskId, { ...content, ...acceptance }));
    } else {
      const where = { workspaceId: tx.workspaceId, useCaseId: facts.id };
      tx.later(insertRow(tx, 'risk', { id: riskId, ...where, ...content, createdAt: now }));
    }
    const standing = before && standingAcceptance(before);
    const acceptance = standing ? `By ${standing.by.name}` : null;
    const changes = changesBetween<Omit<RiskFacts, 'acceptance'> & { acceptance: string | null }>(
      { ...before, acceptance },
      { ...content, acceptance: goesStale ? `${acceptance}, stale` : acceptance },
      ['title', 'likelihood', 'impact', 'mitigation', 'acceptance'],
    );
    return {
      ok: true,
      value: {
        event: { type: 'risk.saved', data: { riskId, title: content.title, created: !before, changes } },
        value: { id: riskId },
      },
    };
  },
});
