import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EventList } from '@/components/history/event-list';
import { HistoryFilter } from '@/components/history/history-filter';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { useCaseTopics } from '@/lib/domain/audit/topics';
import { useCaseHistory } from '@/lib/queries/history';
import { currentActor } from '@/lib/session/actor';
import { historyFilters, historyQuery, readHistorySearch } from '@/lib/url/history';
import { loadUseCase, type UseCaseParams } from '../_lib/load';

type Props = {
  params: UseCaseParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { facts, context } = await loadUseCase(params);
  const search = readHistorySearch(await searchParams);
  const found = await useCaseHistory(await currentActor(workspace), facts.key, search);
  if (!found) notFound();
  const { entries, older, newest, people } = found;
  const filters = historyFilters(search);
  const isAll = Object.values(filters).every((value) => value === null);
  const base = `/w/${workspace}/use-cases/${facts.key}/history`;
  return (
    <div className="space-y-5">
      <HistoryFilter action={base} filters={filters} topics={useCaseTopics} people={people} />
      {entries.length === 0 ? (
        <EmptyState icon="history" title={isAll ? 'Nothing further back' : 'Nothing of that kind'}>
          {isAll ? 'The history begins here.' : 'Choose less, or show all.'}
        </EmptyState>
      ) : (
        <Card
          title="History"
          description="Everything that was done, by whom and why. Nobody can change it; each event carries the hash of the one before."
          flush
        >
          <EventList entries={entries} now={context.now} />
        </Card>
      )}
      <Pagination
        label="events"
        previous={newest ? undefined : `${base}${historyQuery(filters)}`}
        next={older === null ? undefined : `${base}${historyQuery(filters, older)}`}
        summary={isAll && entries[0]?.seq ? `Events ${entries.at(-1)?.seq}–${entries[0].seq}` : undefined}
      />
    </div>
  );
}
