import type { Metadata } from 'next';
import { Suspense } from 'react';
import { ChainReport } from '@/components/history/chain-report';
import { EventList } from '@/components/history/event-list';
import { HistoryFilter } from '@/components/history/history-filter';
import { buttonClass } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Skeleton } from '@/components/ui/skeleton';
import { exportFormatLabels, exportFormats } from '@/lib/domain/audit/export';
import { workspaceTopics } from '@/lib/domain/audit/topics';
import { auditReport, mayViewAudit } from '@/lib/queries/audit-report';
import { workspaceHistory } from '@/lib/queries/history';
import { currentActor } from '@/lib/session/actor';
import { exportAudit, readAuditSearch, verifyAudit } from '@/lib/url/audit';
import { historyFilters, historyQuery } from '@/lib/url/history';

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Audit trail' };

export default async function AuditPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { verify, ...search } = readAuditSearch(await searchParams);
  const actor = await currentActor(workspace);
  const mayNot = mayViewAudit(actor);
  const base = `/w/${workspace}/settings/audit`;
  const header = (
    <PageHeader
      title="Audit trail"
      description="Each use case has a chain of events, and the workspace one of its own for people and settings. An event carries the hash of the one before, so nothing in it can change unnoticed."
      actions={
        mayNot ? null : (
          <>
            {exportFormats.map((format) => (
              <a key={format} href={exportAudit(workspace, format)} download className={buttonClass({})}>
                <Icon name="download" />
                {exportFormatLabels[format]}
              </a>
            ))}
            <ButtonLink href={`${base}${verifyAudit}`} prefetch={false} icon={<Icon name="shieldCheck" />}>
              Verify all chains
            </ButtonLink>
          </>
        )
      }
    />
  );
  if (mayNot) {
    return (
      <>
        {header}
        <EmptyState icon="lock" title={mayNot.message}>
          {mayNot.remedy}
        </EmptyState>
      </>
    );
  }
  const { entries, older, newest, people, now } = await workspaceHistory(actor, search);
  const filters = historyFilters(search);
  const isAll = Object.values(filters).every((value) => value === null);
  return (
    <>
      {header}
      {verify ? (
        <Suspense fallback={<Skeleton className="h-20 rounded-lg" />}>
          <Report workspace={workspace} />
        </Suspense>
      ) : null}
      <HistoryFilter action={base} filters={filters} topics={workspaceTopics} people={people} />
      <Card title="People and settings" description="What was done to the workspace itself." flush>
        {entries.length > 0 ? (
          <EventList entries={entries} now={now} />
        ) : (
          <EmptyState icon="history" title={isAll ? 'Nothing further back' : 'Nothing of that kind'} compact />
        )}
      </Card>
      <Pagination
        label="events"
        previous={newest ? undefined : `${base}${historyQuery(filters)}`}
        next={older === null ? undefined : `${base}${historyQuery(filters, older)}`}
        summary={isAll && entries[0]?.seq ? `Events ${entries.at(-1)?.seq}–${entries[0].seq}` : undefined}
      />
    </>
  );
}

async function Report({ workspace }: { workspace: string }) {
  const report = await auditReport(await currentActor(workspace));
  return report && <ChainReport workspace={workspace} report={report} />;
}
