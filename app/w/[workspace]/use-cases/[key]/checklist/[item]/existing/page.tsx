import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ExistingEvidence } from '@/components/checklist/existing-evidence';
import { FilterField } from '@/components/filters/filter-field';
import { FilterForm } from '@/components/filters/filter-form';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { TextInput } from '@/components/ui/text-input';
import { MayNot } from '@/components/use-case-tab/may-not';
import { existingEvidence } from '@/lib/queries/existing-evidence';
import { currentActor } from '@/lib/session/actor';
import { readEvidenceSearch } from '@/lib/url/checklist';

type Props = {
  params: Promise<{ workspace: string; key: string; item: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export const metadata: Metadata = { title: 'Evidence given before' };

export default async function ExistingEvidencePage({ params, searchParams }: Props) {
  const { workspace, key, item: itemId } = await params;
  const { q } = readEvidenceSearch(await searchParams);
  const words = q.trim().slice(0, 200);
  const data = await existingEvidence(await currentActor(workspace), decodeURIComponent(key), itemId, words);
  if (!data) notFound();
  const { facts, now, item, mayUse, found, more } = data;
  const base = `/w/${workspace}/use-cases/${facts.key}`;
  const here = `${base}/checklist/${item.id}`;
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 space-y-1">
          <h2 className="text-xl font-semibold">Evidence given before</h2>
          <p className="max-w-prose text-ink-muted">
            {item.id} may rest on what was given for another item or another use case. It is cited at its newest
            revision, and what changes there later changes nothing here until somebody takes it over.
          </p>
        </div>
        <ButtonLink size="sm" href={here} icon={<Icon name="chevronLeft" size={14} />}>
          Back to {item.id}
        </ButtonLink>
      </div>
      <FilterForm action={`${here}/existing`} label="Evidence" className="flex max-w-md items-end gap-2">
        <FilterField label="Words of its title" className="block min-w-0 flex-1">
          <TextInput key={words} name="q" defaultValue={words} maxLength={200} type="search" />
        </FilterField>
        <Button type="submit">Search</Button>
      </FilterForm>
      <MayNot reason={mayUse} />
      {found.length === 0 ? (
        <EmptyState
          icon="search"
          title={words ? `No evidence with "${words}" in its title` : 'Nothing to choose from yet'}
        >
          {words
            ? `Search with fewer words. What has expired, or is cited by ${item.id} already, is left out.`
            : `No other use case has evidence for ${item.id}, and this one has none for other items. Search the whole workspace by words.`}
        </EmptyState>
      ) : (
        <Card
          title={words ? 'Found' : `What ${item.id} rests on elsewhere, and what this use case has`}
          description={more ? `The newest ${found.length}; words narrow it down.` : undefined}
          flush
        >
          <ExistingEvidence
            place={{ workspace, base }}
            useCase={facts.key}
            item={item.id}
            found={found}
            mayUse={mayUse === null}
            now={now}
          />
        </Card>
      )}
    </div>
  );
}
