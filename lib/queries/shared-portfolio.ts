import { addSeconds } from '@/lib/domain/day';
import type { PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import { withoutNames, type OpenShare } from '@/lib/domain/portfolio/share';
import type { UseCaseFilters } from '@/lib/domain/use-case/list';
import { inWorkspaceToRead } from '@/lib/db/workspace-transaction';
import { now } from '@/lib/env';
import { keptFilters } from '@/lib/url/portfolio';
import type { FilterOptions } from './filter-options';
import { portfolioWithin } from './portfolio';

export type SharedPortfolio = {
  /** When the figures were so. */
  at: Date;
  filters: UseCaseFilters;
  aggregates: PortfolioAggregates;
  /** To say the filter in words, on the server alone. */
  options: FilterOptions;
};

/**
 * The figures behind the cards of a link that opens, without a name unless it shows names. Read in one transaction of its workspace
 * that cannot write. Null if its filter cannot be read any more: without it the link would show more than was chosen.
 */
export async function sharedPortfolio(share: OpenShare): Promise<SharedPortfolio | null> {
  const filters = keptFilters(share.filter);
  if (!filters) return null;
  const at = now();
  return inWorkspaceToRead(share.workspaceId, async (tx, behind) => {
    const { aggregates, options, secondsBehind } = await portfolioWithin(tx, { visitor: true }, filters, at);
    return {
      at: addSeconds(at, -secondsBehind - behind),
      filters,
      options,
      aggregates: share.names ? aggregates : withoutNames(aggregates),
    };
  });
}
