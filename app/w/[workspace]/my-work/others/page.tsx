import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { FilterField } from '@/components/filters/filter-field';
import { FilterForm } from '@/components/filters/filter-form';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Select } from '@/components/ui/select';
import { OthersList } from '@/components/work/others-list';
import { othersWork } from '@/lib/queries/others-work';
import { currentActor } from '@/lib/session/actor';
import { readOthersSearch } from '@/lib/url/my-work';

export const metadata: Metadata = { title: 'Waiting on others' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function OthersWorkPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { person } = await readOthersSearch(searchParams);
  const work = await othersWork(await currentActor(workspace), person);
  if (!work) notFound();
  const { items, more, people, now } = work;
  const chosen = people.some(({ id }) => id === person) ? person : null;
  const all = items.length + more;
  return (
    <>
      <PageHeader
        title="Waiting on others"
        description="Who is waited on, on the use cases that you edit or own: what waits longest first."
        meta={
          <span>
            {all === 1 ? '1 thing' : `${all.toLocaleString('en-US')} things`}
            {people.length > 0 && !chosen ? ` on ${people.length === 1 ? '1 person' : `${people.length} people`}` : ''}
          </span>
        }
      />
      {people.length === 0 ? (
        <EmptyState icon="checkCircle" title="Nobody is waited on">
          When you ask somebody for scores, a signature, a confirmation or a waiver, it appears here until it is done.
        </EmptyState>
      ) : (
        <>
          <FilterForm
            action={`/w/${workspace}/my-work/others`}
            label="Waiting on others"
            className="flex flex-wrap items-end gap-3"
          >
            <FilterField label="Person" className="w-full sm:w-72">
              <Select
                key={chosen}
                name="person"
                defaultValue={chosen ?? ''}
                placeholder="Everybody"
                options={people.map(({ id, name, count }) => ({ value: id, label: `${name} (${count})` }))}
              />
            </FilterField>
            <Button type="submit">Show</Button>
          </FilterForm>
          <OthersList {...{ workspace, items, more, now }} />
        </>
      )}
    </>
  );
}
