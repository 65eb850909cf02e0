import type { Acceptance, RiskFacts, UseCaseFacts } from '@/lib/domain/use-case/facts';

export const riskLevels = ['low', 'medium', 'high'] as const;
export type RiskLevel = (typeof riskLevels)[number];

export const riskLevelLabels: Record<RiskLevel, string> = { low: 'Low', medium: 'Medium', high: 'High' };

/** From likelihood × impact, each 1–5: high from 15 (3 × 5, 4 × 4), medium from 6. */
export function riskLevel(likelihood: number, impact: number): RiskLevel {
  const product = likelihood * impact;
  if (product >= 15) return 'high';
  return product >= 6 ? 'medium' : 'low';
}

/** The acceptance that stands; null: none was given, or the risk is judged otherwise since. */
export const standingAcceptance = ({ acceptance }: Pick<RiskFacts, 'acceptance'>): Acceptance | null =>
  acceptance?.staleAt === null ? acceptance : null;

/** High risks that are neither closed, nor mitigated in words, nor accepted: they bar the pilot. */
export const openHighRisks = (facts: Pick<UseCaseFacts, 'risks'>): RiskFacts[] =>
  facts.risks.filter(
    (risk) =>
      risk.closedAt === null &&
      riskLevel(risk.likelihood, risk.impact) === 'high' &&
      risk.mitigation.trim() === '' &&
      standingAcceptance(risk) === null,
  );
