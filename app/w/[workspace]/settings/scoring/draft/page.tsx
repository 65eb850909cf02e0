import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { DraftState } from '@/components/settings/draft-state';
import { DraftActions, ModelChanges } from '@/components/settings/model-changes';
import { ModelForm } from '@/components/settings/model-form';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import { modelPreview, modelsPage } from '@/lib/queries/scoring-models';
import { currentActor } from '@/lib/session/actor';
import { changesPage, readChangesSearch } from '@/lib/url/models';

export const metadata: Metadata = { title: 'Next scoring model' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ModelDraftPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const models = await modelsPage(await currentActor(workspace));
  if (!models || models.mayChange) notFound();
  const { newest, draft, now } = models;
  const { page } = await readChangesSearch(await searchParams);
  return (
    <>
      <PageHeader
        title="Next scoring model"
        description={`Nothing is scored with it before it is published as version ${newest.version + 1}. Assessments that are there keep the version they were made with.`}
        meta={<DraftState draft={draft} newest={newest.version} now={now} />}
        actions={
          draft ? (
            <DraftActions workspace={workspace} draft={draft.state} version={newest.version + 1} />
          ) : (
            <TextLink href={`/w/${workspace}/settings/scoring`}>Back to version {newest.version}</TextLink>
          )
        }
      />
      {draft ? (
        <Card
          title="What it would change"
          description="The same ratings, judged by this model. Publishing rewrites nothing by itself."
          flush
        >
          <Suspense fallback={<Skeleton className="m-4 h-40 rounded-lg" />} key={`${draft.state}-${page}`}>
            <Preview workspace={workspace} page={page} />
          </Suspense>
        </Card>
      ) : null}
      <ModelForm
        workspace={workspace}
        model={draft?.definition ?? newest.definition}
        base={newest.version}
        draft={draft?.state ?? null}
      />
    </>
  );
}

async function Preview({ workspace, page }: { workspace: string; page: number }) {
  const preview = await modelPreview(await currentActor(workspace), 'draft', page);
  if (!preview) return null;
  const base = `/w/${workspace}/settings/scoring/draft`;
  return (
    <ModelChanges
      workspace={workspace}
      {...preview}
      previous={preview.page > 1 ? `${base}${changesPage(preview.page - 1)}` : undefined}
      next={preview.page < preview.pages ? `${base}${changesPage(preview.page + 1)}` : undefined}
      none="Every scored use case would keep its score and its verdict."
    />
  );
}
