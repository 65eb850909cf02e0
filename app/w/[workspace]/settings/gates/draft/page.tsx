import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { DraftState } from '@/components/settings/draft-state';
import { PolicyActions, PolicyEffects } from '@/components/settings/policy-effects';
import { PolicyForm } from '@/components/settings/policy-form';
import { PolicyChangeList } from '@/components/settings/policy-versions';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { TextLink } from '@/components/ui/text-link';
import { dayOf } from '@/lib/domain/day';
import { policyPage } from '@/lib/queries/gate-policies';
import { policyPreview } from '@/lib/queries/policy-preview';
import { currentActor } from '@/lib/session/actor';
import { changesPage, readChangesSearch } from '@/lib/url/models';

export const metadata: Metadata = { title: 'Next gate policy' };

type Props = {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function PolicyDraftPage({ params, searchParams }: Props) {
  const { workspace } = await params;
  const policies = await policyPage(await currentActor(workspace));
  if (!policies || policies.mayChange) notFound();
  const { newest, draft, now } = policies;
  const { page } = await readChangesSearch(await searchParams);
  return (
    <>
      <PageHeader
        title="Next gate policy"
        description={`No gate looks at it before it is published as version ${newest.version + 1}. It tightens and adds; what is the product's own stays.`}
        meta={<DraftState draft={draft} newest={newest.version} now={now} />}
        actions={
          draft ? (
            <PolicyActions workspace={workspace} draft={draft.state} version={newest.version + 1} />
          ) : (
            <TextLink href={`/w/${workspace}/settings/gates`}>Back to version {newest.version}</TextLink>
          )
        }
      />
      {draft ? (
        <Card title="What it would change" flush>
          <Suspense fallback={<Skeleton className="m-4 h-40 rounded-lg" />} key={`${draft.state}-${page}`}>
            <Preview workspace={workspace} page={page} />
          </Suspense>
        </Card>
      ) : null}
      <PolicyForm
        workspace={workspace}
        policy={draft?.definition ?? newest.definition}
        base={newest.version}
        draft={draft?.state ?? null}
        today={dayOf(now)}
      />
    </>
  );
}

async function Preview({ workspace, page }: { workspace: string; page: number }) {
  const preview = await policyPreview(await currentActor(workspace), page);
  if (!preview) return null;
  const { changes, ...effects } = preview;
  if (changes.length === 0) return <p className="p-4">It is the same as the newest version.</p>;
  const base = `/w/${workspace}/settings/gates/draft`;
  return (
    <div className="divide-y divide-line">
      <div className="px-4 py-3">
        <PolicyChangeList changes={changes} />
      </div>
      <PolicyEffects
        workspace={workspace}
        {...effects}
        previous={preview.page > 1 ? `${base}${changesPage(preview.page - 1)}` : undefined}
        next={preview.page < preview.pages ? `${base}${changesPage(preview.page + 1)}` : undefined}
      />
    </div>
  );
}
