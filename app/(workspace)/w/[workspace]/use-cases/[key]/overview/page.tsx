import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { CommentsCard } from '@/components/comments/comments-card';
import { AfterGoLiveCard } from '@/components/operation/after-go-live-card';
import { NextGateCard } from '@/components/stages/next-gate-card';
import { LapsedSignOffs } from '@/components/sign-offs/lapsed-sign-offs';
import { AboutCard } from '@/components/use-cases/about-card';
import { ForecastCard } from '@/components/use-cases/forecast-card';
import { LatestCard } from '@/components/use-cases/latest-card';
import { OwnersCard } from '@/components/use-cases/owners-card';
import { ValueCard } from '@/components/use-cases/value-card';
import { useCaseOverview } from '@/lib/queries/use-case-overview';
import { currentActor } from '@/lib/session/actor';
import { loadUseCaseTop, type UseCaseParams } from '../_lib/load';

type Props = { params: UseCaseParams };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { useCase, title } = (await loadUseCaseTop(params)).head;
  return { title: { absolute: `${useCase} ${title} · Airworthy` } };
}

export default async function OverviewPage({ params }: Props) {
  const { workspace, key } = await params;
  const actor = await currentActor(workspace);
  const overview = await useCaseOverview(actor, decodeURIComponent(key));
  if (!overview) notFound();
  const { useCase, lapsed, forecast, owners, members, about, said, latest, now } = overview;
  const base = `/w/${workspace}/use-cases/${useCase.key}`;
  const card = { useCase: useCase.key, version: useCase.version, now, place: { workspace, base } };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
      {/* In the order of a phone, where it is above: nothing that has come moves down when the rest comes. */}
      <div className="min-w-0 space-y-5 lg:col-start-2 lg:row-start-1">
        <LapsedSignOffs {...{ lapsed, base }} />
        {useCase.stage === 'production' ? (
          <AfterGoLiveCard shown={overview.afterGoLive} {...{ base, now }} />
        ) : (
          <NextGateCard gate={overview.nextGate} stage={useCase.stage} parkedFrom={useCase.parkedFrom} base={base} />
        )}
        <ForecastCard forecast={forecast} />
        <OwnersCard {...{ owners, members }} {...card} />
      </div>
      <div className="min-w-0 space-y-5 lg:row-start-1">
        <AboutCard about={about} {...card} />
        <ValueCard value={useCase.expectedValue} currency={overview.currency} />
        <CommentsCard place={card.place} useCase={useCase.key} {...said} now={now} />
        <LatestCard {...{ latest, now, base }} />
      </div>
    </div>
  );
}
