import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { WorkList } from '@/components/work/work-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { myWork } from '@/lib/queries/my-work';
import { currentActor } from '@/lib/session/actor';
import { readWorkSearch } from '@/lib/url/my-work';
import { WorkHere } from './_here/work-here';

export const metadata: Metadata = { title: 'My work' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function MyWorkPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { open } = await readWorkSearch(searchParams);
  const work = await myWork(await currentActor(workspace));
  if (!work) notFound();
  const { items, more, currency, now } = work;
  const all = items.length + more;
  return (
    <>
      <PageHeader
        title="My work"
        description="What waits on you, what holds back the most value first."
        meta={<span>{all === 1 ? '1 thing' : `${all.toLocaleString('en-US')} things`}</span>}
      />
      {items.length === 0 ? (
        <EmptyState
          icon="checkCircle"
          title="Nothing waits on you"
          action={<ButtonLink href={`/w/${workspace}/use-cases`}>Look at the use cases</ButtonLink>}
        >
          When somebody asks for your scores, your signature or your confirmation, or something of yours runs out, it
          appears here.
        </EmptyState>
      ) : (
        <WorkList {...{ workspace, items, more, currency, now, open }}>
          {(item) => <WorkHere {...{ workspace, item }} />}
        </WorkList>
      )}
    </>
  );
}
