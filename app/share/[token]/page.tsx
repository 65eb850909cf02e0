import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { activeFilters } from '@/lib/domain/use-case/filter-words';
import { PortfolioCharts } from '@/components/portfolio/charts';
import { Headline } from '@/components/portfolio/headline';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { totalOf } from '@/lib/domain/portfolio/aggregates';
import { trendOf } from '@/lib/domain/portfolio/history';
import { sharedScope } from '@/lib/domain/portfolio/share';
import { sharedPortfolio } from '@/lib/queries/shared-portfolio';
import { sharedPage } from '@/lib/session/entrance';

export const metadata: Metadata = { title: 'Shared portfolio' };

type Props = { params: Promise<{ token: string }> };

/** Parts of a portfolio for somebody without an account: figures alone, no link into the product. */
export default async function SharedPortfolioPage({ params }: Props) {
  const { token } = await params;
  const share = await sharedPage(token);
  const found = share && (await sharedPortfolio(share));
  if (!share || !found) notFound();
  const { aggregates, filters, options, at } = found;
  const points = trendOf(aggregates.history);
  const scope = sharedScope(activeFilters(filters, options), share.names);
  return (
    <Page>
      <PageHeader
        title={share.title}
        description={`The portfolio of ${share.workspaceName}. ${scope}.`}
        meta={
          <>
            <span>
              As of <Time at={at} look="day" />
            </span>
            <span>
              The link ends on <Time at={share.expiresAt} look="day" />
            </span>
          </>
        }
      />
      {totalOf(aggregates) === 0 ? (
        <EmptyState icon="chart" title="No use case to show">
          Nothing in the portfolio fits what was chosen for this link.
        </EmptyState>
      ) : (
        <>
          {share.cards.includes('headline') ? <Headline aggregates={aggregates} points={points} /> : null}
          <PortfolioCharts aggregates={aggregates} points={points} scope={scope} only={share.cards} />
        </>
      )}
    </Page>
  );
}
