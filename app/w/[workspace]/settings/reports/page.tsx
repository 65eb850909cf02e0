import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { ScheduleList } from '@/components/reports/schedule-list';
import { ScheduleReport } from '@/components/reports/schedule-report';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { scopeOf } from '@/lib/domain/use-case/filter-words';
import { reportsPage } from '@/lib/queries/report-schedules';
import { currentActor } from '@/lib/session/actor';
import { filterQuery } from '@/lib/url/filters';
import { parsePortfolioAddress } from '@/lib/url/portfolio';

export const metadata: Metadata = { title: 'Reports' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function ReportsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const found = await reportsPage(await currentActor(workspace));
  if (!found) notFound();
  const filters = parsePortfolioAddress(await searchParams);
  const { schedules, people, options, mails, now } = found;
  return (
    <>
      <PageHeader
        title="Reports"
        description="The board report by mail, to members who may see the portfolio."
        actions={
          <ScheduleReport
            workspace={workspace}
            people={people}
            filter={filterQuery(filters)}
            scope={scopeOf(filters, options)}
          />
        }
      />
      {mails ? null : (
        <Notice tone="caution" title="This installation sends no mail">
          Reports wait until whoever runs it sets a mail server (SMTP_URL).
        </Notice>
      )}
      {schedules.length === 0 ? (
        <EmptyState icon="chart" title="No report is mailed yet">
          <p>
            Schedule one here for all use cases, or from the portfolio’s menu “Board report” for what its filter leaves.
          </p>
        </EmptyState>
      ) : (
        <ScheduleList workspace={workspace} schedules={schedules} now={now} />
      )}
    </>
  );
}
