import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { ComparedTable } from '@/components/compare/compared-table';
import { PickUseCases } from '@/components/compare/pick-use-cases';
import { ProfileCard } from '@/components/compare/profile-card';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { PageHeader } from '@/components/ui/page-header';
import { sideBySide } from '@/lib/queries/side-by-side';
import { currentActor } from '@/lib/session/actor';
import { comparePath, readCompareSearch, shortlistPath } from '@/lib/url/compare';

export const metadata: Metadata = { title: 'Side by side' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function SideBySidePage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { keys, unreadable } = readCompareSearch(await searchParams);
  const found = await sideBySide(await currentActor(workspace), keys);
  if (!found) notFound();
  const { compared, currency } = found;
  const missing = unreadable ? [...found.missing, unreadable] : found.missing;
  const shown = compared.map(({ facts }) => facts.key);
  return (
    <>
      <PageHeader
        title="Side by side"
        description="Two to five use cases: what they are rated, how firm that is, and what each still lacks for a first POC."
      />
      <PickUseCases
        action={comparePath(workspace, [])}
        chosen={compared.map(({ facts }) => ({
          key: facts.key,
          title: facts.title,
          without: comparePath(
            workspace,
            shown.filter((key) => key !== facts.key),
          ),
        }))}
      />
      {missing.length > 0 ? (
        <Notice tone="caution" title={`There is nothing under ${missing.join(', ')}, or you have no access to it.`}>
          <p>Look the key up in the list of use cases.</p>
        </Notice>
      ) : null}
      {compared.length === 0 ? (
        <EmptyState
          icon="scale"
          title="Nothing is chosen yet"
          action={<ButtonLink href={shortlistPath(workspace)}>Choose from the shortlist</ButtonLink>}
        >
          Enter the key of a use case above, or tick two to five on the shortlist.
        </EmptyState>
      ) : (
        <>
          <ProfileCard
            series={compared.flatMap(({ facts, ratings }) =>
              ratings ? [{ key: facts.key, title: facts.title, ratings }] : [],
            )}
          />
          <ComparedTable {...{ workspace, compared, currency }} />
        </>
      )}
    </>
  );
}
