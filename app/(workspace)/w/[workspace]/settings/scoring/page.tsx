import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RubricsCard, VerdictCard, WeightsCard } from '@/components/settings/model-cards';
import { PageHeader } from '@/components/ui/page-header';
import { Time } from '@/components/ui/time';
import { publishedModel } from '@/lib/queries/settings';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Scoring model' };

type Props = { params: Promise<{ workspace: string }> };

export default async function ScoringModelPage({ params }: Props) {
  const { workspace } = await params;
  const model = await publishedModel(await currentActor(workspace));
  if (!model) notFound();
  const { version, publishedAt, now, definition } = model;
  return (
    <>
      <PageHeader
        title="Scoring model"
        description="A published version never changes, and each assessment keeps the version it was made with."
        meta={
          <>
            <span>Version {version}</span>
            <span>
              Published <Time at={publishedAt} now={now} look="both" />
            </span>
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <VerdictCard model={definition} />
        <WeightsCard model={definition} />
      </div>
      <RubricsCard model={definition} />
    </>
  );
}
