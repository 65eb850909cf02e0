import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { SearchParams } from 'nuqs/server';
import { ImportStateBadge } from '@/components/imports/state-badge';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { grouped } from '@/lib/domain/import/limits';
import { importRun, type ImportRunDetail } from '@/lib/queries/import-run';
import { currentActor } from '@/lib/session/actor';
import { importsPath, parseMappingAddress, parseReportAddress } from '@/lib/url/imports';
import { DiscardImport, UndoImport } from './_components/import-actions';
import { MapImport } from './_components/map-import';
import { ShowReport } from './_components/show-report';

type Props = { params: Promise<{ workspace: string; id: string }>; searchParams: Promise<SearchParams> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { workspace, id } = await params;
  const run = await importRun(await currentActor(workspace), id);
  return { title: run ? `Import of ${run.fileName}` : 'Not found' };
}

export default async function ImportPage({ params, searchParams }: Props) {
  const { workspace, id } = await params;
  const query = await searchParams;
  const actor = await currentActor(workspace);
  const run = await importRun(actor, id);
  if (!run) notFound();
  const place = { workspace, actor, run };
  return (
    <Page>
      <PageHeader
        mark={<TextLink href={importsPath(workspace)}>Imports</TextLink>}
        title={run.fileName}
        meta={<Facts run={run} />}
        actions={
          run.state === 'uploaded' ? (
            <DiscardImport workspace={workspace} run={run} />
          ) : run.state === 'done' || run.state === 'failed' ? (
            <UndoImport workspace={workspace} run={run} />
          ) : null
        }
      />
      {run.state === 'uploaded' ? (
        <MapImport {...place} choice={parseMappingAddress(query)} />
      ) : (
        <ShowReport {...place} address={parseReportAddress(query)} />
      )}
    </Page>
  );
}

const delimiters: Record<string, string> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' };

function Facts({ run }: { run: ImportRunDetail }) {
  const written = run.encoding
    ? `${run.encoding}, cells between ${delimiters[run.delimiter ?? ','] ?? run.delimiter}`
    : 'Excel workbook';
  return (
    <>
      <ImportStateBadge state={run.state} />
      <span className="tabular-nums">{grouped(run.rows)} rows</span>
      <span>{written}</span>
      <span>
        {run.state === 'uploaded' ? 'Uploaded' : 'Started'} by {run.startedBy},{' '}
        <Time at={run.createdAt} now={run.now} />
      </span>
    </>
  );
}
