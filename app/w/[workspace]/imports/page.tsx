import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { RunTable } from '@/components/imports/run-table';
import { UploadForm } from '@/components/imports/upload-form';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { Pagination } from '@/components/ui/pagination';
import { Section } from '@/components/ui/section';
import { importLimits } from '@/lib/domain/import/limits';
import { uploadRefusalSentence } from '@/lib/domain/import/upload-refusals';
import { importRuns } from '@/lib/queries/import-runs';
import { currentActor } from '@/lib/session/actor';
import { importsPath, parseImportsAddress } from '@/lib/url/imports';

export const metadata: Metadata = { title: 'Imports' };

type Props = { params: Promise<{ workspace: string }>; searchParams: Promise<SearchParams> };

export default async function ImportsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const query = await searchParams;
  const { before } = parseImportsAddress(query);
  const found = await importRuns(await currentActor(workspace), before);
  if (!found) notFound();
  const refused = uploadRefusalSentence(query.refused);
  return (
    <Page>
      <PageHeader
        title="Imports"
        description="Bring the inventory that you have. Importing the same file again changes nothing, and an import can be undone while nobody has worked on its use cases."
      />
      {refused ? (
        <Notice tone="negative" title="The file was not taken in" role="alert">
          {refused}
        </Notice>
      ) : null}
      <UploadForm workspace={workspace} limit={importLimits.fileBytes} />
      <Section title="Earlier imports" id="earlier">
        {found.runs.length === 0 ? (
          <EmptyState icon="upload" title="Nothing has been imported yet" level={3}>
            {before
              ? 'There is nothing older.'
              : 'Upload a file above to begin. Its columns are shown before anything is imported.'}
          </EmptyState>
        ) : (
          <RunTable workspace={workspace} runs={found.runs} now={found.now} />
        )}
        {before || found.older ? (
          <Pagination
            label="imports"
            previous={before ? importsPath(workspace) : undefined}
            next={found.older ? importsPath(workspace, found.older) : undefined}
          />
        ) : null}
      </Section>
    </Page>
  );
}
