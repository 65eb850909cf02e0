import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EventList } from '@/components/history/event-list';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Pagination } from '@/components/ui/pagination';
import { useCaseHistory } from '@/lib/queries/history';
import { currentActor } from '@/lib/session/actor';
import { olderHistory, readHistorySearch } from '@/lib/url/history';
import { loadUseCase, type UseCaseParams } from '../_lib/load';

type Props = {
  params: UseCaseParams;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { facts, context } = await loadUseCase(params);
  const { before } = readHistorySearch(await searchParams);
  const found = await useCaseHistory(await currentActor(workspace), facts.key, before);
  if (!found) notFound();
  const { entries, older, newest } = found;
  const base = `/w/${workspace}/use-cases/${facts.key}/history`;
  return (
    <div className="space-y-5">
      {entries.length === 0 ? (
        <EmptyState icon="history" title="Nothing further back">
          The history begins here.
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
        previous={newest ? undefined : base}
        next={older === null ? undefined : `${base}${olderHistory(older)}`}
        summary={entries[0]?.seq ? `Events ${entries.at(-1)?.seq}–${entries[0].seq}` : undefined}
      />
    </div>
  );
}
