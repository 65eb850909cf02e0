import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RubricsCard, VerdictCard, VersionsCard, WeightsCard } from '@/components/settings/model-cards';
import { ButtonLink } from '@/components/ui/button-link';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { modelsPage } from '@/lib/queries/scoring-models';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Scoring model' };

type Props = { params: Promise<{ workspace: string }> };

export default async function ScoringModelPage({ params }: Props) {
  const { workspace } = await params;
  const models = await modelsPage(await currentActor(workspace));
  if (!models) notFound();
  const { newest, versions, draft, mayChange, now } = models;
  const base = `/w/${workspace}/settings/scoring`;
  return (
    <>
      <PageHeader
        title="Scoring model"
        description="A published version never changes, and each assessment keeps the version it was made with."
        meta={
          <>
            <span>Version {newest.version}</span>
            <span>
              Published <Time at={newest.publishedAt} now={now} look="both" />
            </span>
          </>
        }
        actions={
          mayChange ? null : (
            <ButtonLink href={`${base}/draft`} icon={<Icon name="edit" />}>
              {draft ? 'Go on with the next version' : 'Work on the next version'}
            </ButtonLink>
          )
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <VerdictCard model={newest.definition} />
        <WeightsCard model={newest.definition} />
      </div>
      {versions.length > 1 ? <VersionsCard {...{ versions, now }} olderHref={`${base}/older`} /> : null}
      <RubricsCard model={newest.definition} />
    </>
  );
}
