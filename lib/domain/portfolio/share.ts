import type { WorkspaceRole } from '@/lib/domain/access/actor';
import { can } from '@/lib/domain/access/can';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import type { PortfolioAggregates } from './aggregates';
import type { PortfolioCard } from './cards';

/** Days after which a link to the portfolio ends, by choice; none is for ever. The database holds the longest. */
export const shareDays = [7, 30, 90] as const;

/** What a link shows to somebody without an account. Proven by its token alone. */
export type OpenShare = {
  workspaceId: string;
  workspaceName: string;
  title: string;
  cards: PortfolioCard[];
  /** Whether titles of use cases and names of people are shown. */
  names: boolean;
  /** As the portfolio's address has it. */
  filter: string;
  expiresAt: Date;
};

export type ShareState = 'open' | 'stopped' | 'revoked' | 'expired';

export const shareStateLabels: Record<ShareState, string> = {
  open: 'Open',
  stopped: 'Stopped',
  revoked: 'Revoked',
  expired: 'Expired',
};

/**
 * Whether a link opens. It is its maker who shows the portfolio: it stops as soon as they are no member any more or may no longer
 * share, and opens again should that change back before it expires.
 */
export function shareState(
  link: { expiresAt: Date; revokedAt: Date | null },
  maker: { id: string; role: string; removedAt: Date | null; awaitsAcceptance: boolean },
  now: Date,
): ShareState {
  if (link.revokedAt) return 'revoked';
  if (link.expiresAt <= now) return 'expired';
  const { id: memberId, role, removedAt, awaitsAcceptance } = maker;
  const present = !removedAt && !awaitsAcceptance;
  return present && can({ memberId, role: role as WorkspaceRole }, 'share-portfolio') === null ? 'open' : 'stopped';
}

/**
 * The same figures without a title of a use case or a name of a person. Each part is named, so that a part that is added has to be
 * judged here.
 */
export function withoutNames(aggregates: PortfolioAggregates): PortfolioAggregates {
  const { currency, stages, reported, verdicts, readinessMore, times, overduePilots } = aggregates;
  const { overdueConditions, waived, history, forecast } = aggregates;
  const { roles, people, morePeople } = aggregates.waited;
  const readiness = aggregates.readiness.map(({ stage, overall, openBlockers, areas, waived: gaps }, place) => ({
    key: `No. ${place + 1}`,
    title: '',
    stage,
    overall,
    openBlockers,
    areas,
    waived: gaps,
  }));
  return {
    currency,
    stages,
    reported,
    verdicts,
    valueRisk: aggregates.valueRisk.map(({ value, risk, stage, verified, unverified, users }) => ({
      value,
      risk,
      stage,
      verified,
      unverified,
      users,
      first: null,
    })),
    readiness,
    readinessMore,
    times,
    overduePilots,
    overdueConditions,
    waived,
    waited: { roles, people: [], morePeople: people.length + morePeople },
    due: { kinds: aggregates.due.kinds, first: [] },
    history,
    forecast,
  };
}

/** Filters whose words name neither a use case nor a person. */
const nameless: ReadonlySet<string> = new Set<keyof UseCaseFilters>([
  'stage',
  'verdict',
  'unit',
  'tier',
  'system',
  'value',
  'risk',
  'unverified',
  'overdue',
  'reviewOverdue',
]);

/** The filter of a link in words, each with the name of the filter it is of. */
export function sharedScope(active: { name: string; label: string }[], names: boolean): string {
  if (active.length === 0) return 'All use cases';
  const words = active.map(({ name, label }) => (names || nameless.has(name) ? label : unnamed(name)));
  return [...new Set(words)].join(' · ');
}

const unnamed = (name: string) => ({ owner: 'Of one owner', q: 'A search', tag: 'A tag' })[name] ?? 'Narrowed further';
