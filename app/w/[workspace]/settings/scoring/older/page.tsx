import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ModelChanges } from '@/components/settings/model-changes';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { TextLink } from '@/components/ui/text-link';
import { modelPreview } from '@/lib/queries/scoring-models';
import { currentActor } from '@/lib/session/actor';
import { changesPage, readChangesSearch } from '@/lib/url/models';

export const metadata: Metadata = { title: 'Scored with an older model' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function OlderModelsPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const { page } = await readChangesSearch(await searchParams);
  const preview = await modelPreview(await currentActor(workspace), 'newest', page);
  if (!preview) notFound();
  const base = `/w/${workspace}/settings/scoring/older`;
  return (
    <>
      <PageHeader
        title="Scored with an older model"
        description={`What the same ratings come to by version ${preview.version}. Each keeps its own until somebody rescores it on its Score tab.`}
        meta={
          <span>
            {preview.judged.toLocaleString('en-US')} use {preview.judged === 1 ? 'case is' : 'cases are'} scored with an
            older version
          </span>
        }
        actions={<TextLink href={`/w/${workspace}/settings/scoring`}>Back to the scoring model</TextLink>}
      />
      <Card flush>
        <ModelChanges
          workspace={workspace}
          {...preview}
          rescore={preview.mayRescore === null}
          previous={preview.page > 1 ? `${base}${changesPage(preview.page - 1)}` : undefined}
          next={preview.page < preview.pages ? `${base}${changesPage(preview.page + 1)}` : undefined}
          none="By the newest version everything that is scored with an older one keeps its score and its verdict."
        />
      </Card>
    </>
  );
}
