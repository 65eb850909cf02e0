import type { Reason } from '@/lib/domain/result';
import type { RiskFacts } from '@/lib/domain/use-case/facts';
import { riskLevel, standingAcceptance, type RiskLevel } from './risks';

/** The loader brings all of them with every page. */
export const riskLimit = 100;

export const likelihoodLabels = ['Rare', 'Unlikely', 'Possible', 'Likely', 'Almost certain'] as const;
export const impactLabels = ['Negligible', 'Minor', 'Moderate', 'Major', 'Severe'] as const;

/** "Likely": the word of a likelihood of 1–5. */
export const likelihoodLabel = (value: number): string => likelihoodLabels[value - 1] ?? String(value);
export const impactLabel = (value: number): string => impactLabels[value - 1] ?? String(value);

type Judged = Pick<RiskFacts, 'title' | 'likelihood' | 'impact'>;

/** Somebody accepted this risk at this rating; another risk or another rating has to be accepted anew. */
export const keepsAcceptance = (before: Judged, after: Judged): boolean =>
  before.title === after.title && before.likelihood === after.likelihood && before.impact === after.impact;

const reason = (code: string, message: string, remedy: string): Reason => ({ code, message, remedy });

export function acceptRisk(risk: RiskFacts): Reason[] {
  if (risk.closedAt) return [reason('risk-closed', 'This risk is closed.', 'Reopen it first.')];
  const standing = standingAcceptance(risk);
  if (standing) {
    return [
      reason('already-accepted', `${standing.by.name} has accepted this risk already.`, 'There is nothing to do.'),
    ];
  }
  return [];
}

export const editRisk = (risk: RiskFacts): Reason[] =>
  risk.closedAt ? [reason('risk-closed', 'This risk is closed.', 'Reopen it to change it.')] : [];

export const closeRisk = (risk: RiskFacts): Reason[] =>
  risk.closedAt ? [reason('risk-closed', 'This risk is closed already.', 'There is nothing to do.')] : [];

export const reopenRisk = (risk: RiskFacts): Reason[] =>
  risk.closedAt ? [] : [reason('risk-open', 'This risk is open already.', 'There is nothing to do.')];

/**
 * How a risk is treated, each counted apart: an acceptance is never the same as a mitigation, and one that has gone stale
 * wants a decision even where there is a mitigation. `bare` means neither in words nor by acceptance.
 */
export const treatments = ['mitigated', 'accepted', 'stale', 'bare', 'closed'] as const;
export type Treatment = (typeof treatments)[number];

export const treatmentLabels: Record<Treatment, string> = {
  closed: 'Closed',
  accepted: 'Accepted',
  stale: 'Acceptance stale',
  mitigated: 'Mitigated',
  bare: 'No mitigation yet',
};

export function treatment(risk: RiskFacts): Treatment {
  if (risk.closedAt) return 'closed';
  if (risk.acceptance) return risk.acceptance.staleAt ? 'stale' : 'accepted';
  return risk.mitigation.trim() === '' ? 'bare' : 'mitigated';
}

/** "2 mitigated, 1 accepted, 1 with a stale acceptance, 1 without mitigation": the open ones, each kind that there is. */
export function treatmentCounts(risks: readonly RiskFacts[]): string {
  const words: Record<Exclude<Treatment, 'closed'>, string> = {
    mitigated: 'mitigated',
    accepted: 'accepted',
    stale: 'with a stale acceptance',
    bare: 'without mitigation',
  };
  return Object.entries(words)
    .map(([how, word]) => ({ word, count: risks.filter((risk) => treatment(risk) === how).length }))
    .filter(({ count }) => count > 0)
    .map(({ count, word }) => `${count} ${word}`)
    .join(', ');
}

export type MatrixCell = { likelihood: number; impact: number; level: RiskLevel; risks: RiskFacts[] };

/** The 5 × 5 matrix of the open risks: likelihood 5 in the first row, impact 1 in the first column. */
export function riskMatrix(risks: readonly RiskFacts[]): MatrixCell[][] {
  const open = risks.filter((risk) => risk.closedAt === null);
  return [5, 4, 3, 2, 1].map((likelihood) =>
    [1, 2, 3, 4, 5].map((impact) => ({
      likelihood,
      impact,
      level: riskLevel(likelihood, impact),
      risks: open.filter((risk) => risk.likelihood === likelihood && risk.impact === impact),
    })),
  );
}

/** The order in which they want attention: open before closed, then by product, then the older first. */
export function sortedRisks(risks: readonly RiskFacts[]): RiskFacts[] {
  const weight = (risk: RiskFacts) => (risk.closedAt ? 0 : 100) + risk.likelihood * risk.impact;
  return risks.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}

/** R1, R2, … in the order in which they were added; a closed risk keeps its number. Ids sort by time. */
export const riskNumbers = (risks: readonly RiskFacts[]): Map<string, string> =>
  new Map(risks.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map(({ id }, index) => [id, `R${index + 1}`]));
