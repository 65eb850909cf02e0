import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { ShortlistFilter } from '@/components/compare/shortlist-filter';
import { ShortlistTable } from '@/components/compare/shortlist-table';
import { buttonClass } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { shortlist } from '@/lib/queries/shortlist';
import { currentActor } from '@/lib/session/actor';
import { readShortlistSearch, shortlistFile, shortlistPath } from '@/lib/url/compare';

export const metadata: Metadata = { title: 'Which first?' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function ShortlistPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const filters = readShortlistSearch(await searchParams);
  const found = await shortlist(await currentActor(workspace), filters);
  if (!found) notFound();
  const { rows, scored, unscored, options, currency } = found;
  const filtered = filters.unit !== null || filters.system !== null;
  return (
    <>
      <PageHeader
        title="Which first?"
        description="What is scored and not yet in a POC: by verdict, then score, then expected value."
        meta={
          <span>
            {scored.toLocaleString('en-US')} scored{rows.length < scored ? `, the first ${rows.length} shown` : ''}
            {unscored > 0 ? `; ${unscored.toLocaleString('en-US')} not scored yet` : ''}
          </span>
        }
        actions={
          rows.length > 0 ? (
            <a href={shortlistFile(workspace, filters)} download className={buttonClass({})}>
              <Icon name="download" />
              CSV
            </a>
          ) : undefined
        }
      />
      <ShortlistFilter action={shortlistPath(workspace)} filters={filters} options={options} />
      {rows.length > 0 ? (
        <ShortlistTable {...{ workspace, rows, currency }} />
      ) : (
        <EmptyState
          icon="scale"
          title={filtered ? 'Nothing of these is scored yet' : 'Nothing is scored yet'}
          action={
            filtered ? (
              <ButtonLink href={shortlistPath(workspace)}>Show all</ButtonLink>
            ) : (
              <ButtonLink href={`/w/${workspace}/use-cases`}>Choose one to score</ButtonLink>
            )
          }
        >
          {filtered
            ? 'Score a use case of this unit and system, or look at all of them.'
            : 'Score two or three candidates, and they are ranked here with the reasons.'}
        </EmptyState>
      )}
    </>
  );
}
