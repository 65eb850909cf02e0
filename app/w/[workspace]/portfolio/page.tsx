import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { FilterBar } from '@/components/filters/filter-bar';
import { PortfolioCharts } from '@/components/portfolio/charts';
import { Headline } from '@/components/portfolio/headline';
import { ReadinessCellDialog } from '@/components/portfolio/readiness-cell';
import { ReportMenu } from '@/components/portfolio/report-menu';
import { SharePortfolio } from '@/components/share/share-portfolio';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { FiguresAsOf } from '@/components/ui/figures-as-of';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { can } from '@/lib/domain/access/can';
import { totalOf } from '@/lib/domain/portfolio/aggregates';
import { trendOf } from '@/lib/domain/portfolio/history';
import { scopeOf } from '@/lib/domain/use-case/filter-words';
import { isFiltered } from '@/lib/domain/use-case/list';
import { portfolio } from '@/lib/queries/portfolio';
import { readinessCell } from '@/lib/queries/readiness-cell';
import { currentActor } from '@/lib/session/actor';
import { filterQuery } from '@/lib/url/filters';
import {
  cellPath,
  parseCell,
  parsePortfolioAddress,
  portfolioPath,
  reportFile,
  reportsPath,
} from '@/lib/url/portfolio';
import { listPath } from '@/lib/url/use-case-list';

export const metadata: Metadata = { title: 'Portfolio' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function PortfolioPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const query = await searchParams;
  const filters = parsePortfolioAddress(query);
  const at = parseCell(query);
  const actor = await currentActor(workspace);
  const found = await portfolio(actor, filters);
  if (!found) notFound();
  const cell = at && (await readinessCell(actor, filters, at));
  const { aggregates, options, secondsBehind } = found;
  const points = trendOf(aggregates.history);
  const filtered = isFiltered(filters);
  const scope = scopeOf(filters, options);
  return (
    <Page>
      <PageHeader
        title="Portfolio"
        description="Where the use cases stand, what they are worth, and what holds them up."
        actions={
          <>
            {totalOf(aggregates) === 0 || can(actor, 'share-portfolio') ? null : (
              <SharePortfolio workspace={workspace} filter={filterQuery(filters)} scope={scope} />
            )}
            {totalOf(aggregates) > 0 ? (
              <ReportMenu
                pdf={reportFile(workspace, 'pdf', filters)}
                pptx={reportFile(workspace, 'pptx', filters)}
                schedule={can(actor, 'schedule-report') ? null : reportsPath(workspace, filters)}
                scope={scope}
              />
            ) : null}
          </>
        }
      />
      <FiguresAsOf secondsBehind={secondsBehind} />
      {filtered || totalOf(aggregates) > 0 ? (
        <FilterBar
          filters={filters}
          choices={options}
          action={portfolioPath(workspace)}
          href={(changed) => portfolioPath(workspace, changed)}
        />
      ) : null}
      {totalOf(aggregates) > 0 ? (
        <>
          <Headline
            aggregates={aggregates}
            points={points}
            overdueHref={listPath(workspace, { filters: { ...filters, overdue: true } })}
          />
          <PortfolioCharts
            aggregates={aggregates}
            points={points}
            scope={scope}
            base={`/w/${workspace}/use-cases`}
            href={(mark) => listPath(workspace, { filters: { ...filters, ...mark } })}
            cellHref={(at) => cellPath(workspace, filters, at)}
          />
          {cell ? (
            <ReadinessCellDialog
              key={JSON.stringify(at)}
              {...cell}
              closeHref={portfolioPath(workspace, filters)}
              openHref={(item) => listPath(workspace, { filters: { ...filters, item } })}
              itemHref={(key, item) => `/w/${workspace}/use-cases/${key}/checklist/${item}`}
            />
          ) : null}
        </>
      ) : filtered ? (
        <EmptyState
          icon="filter"
          title="No use case fits this filter"
          action={<ButtonLink href={portfolioPath(workspace)}>Show all use cases</ButtonLink>}
        >
          The charts show only what the filter leaves, and that is nothing.
        </EmptyState>
      ) : (
        <EmptyState
          icon="chart"
          title="No use cases yet"
          action={
            <>
              {can(actor, 'create-use-case') ? null : (
                <ButtonLink variant="primary" href={`/w/${workspace}/use-cases/new`}>
                  New use case
                </ButtonLink>
              )}
              {can(actor, 'import') ? null : <ButtonLink href={`/w/${workspace}/imports`}>Import a file</ButtonLink>}
            </>
          }
        >
          The charts are drawn from the use cases that are registered or imported, and only from those.
        </EmptyState>
      )}
    </Page>
  );
}
