'use client';

import { useMemo, type ComponentProps } from 'react';
import { CommentsCard } from '@/components/comments/comments-card';
import { AfterGoLiveCard } from '@/components/operation/after-go-live-card';
import { LapsedSignOffs } from '@/components/sign-offs/lapsed-sign-offs';
import { NextGateCard } from '@/components/stages/next-gate-card';
import { fromJsonText, type JsonText } from '@/lib/domain/json-text';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { AboutCard } from './about-card';
import { ForecastCard } from './forecast-card';
import { LatestCard } from './latest-card';
import { OwnersCard } from './owners-card';
import { ValueCard } from './value-card';

/** See lib/queries/use-case-overview.ts. */
type Shown = {
  useCase: Pick<UseCaseFacts, 'key' | 'version' | 'stage' | 'parkedFrom' | 'expectedValue'>;
  currency: string;
  lapsed: ComponentProps<typeof LapsedSignOffs>['lapsed'];
  afterGoLive: ComponentProps<typeof AfterGoLiveCard>['shown'];
  nextGate: ComponentProps<typeof NextGateCard>['gate'];
  owners: ComponentProps<typeof OwnersCard>['owners'];
  about: ComponentProps<typeof AboutCard>['about'];
  forecast: ComponentProps<typeof ForecastCard>['forecast'];
  latest: ComponentProps<typeof LatestCard>['latest'];
  said: Pick<ComponentProps<typeof CommentsCard>, 'comments' | 'earlier' | 'people'>;
};

/** Everything under the tabs, drawn on the client’s side of one text. `now`: from which it says how long ago something was. */
export function OverviewCards({ text, now, workspace }: { text: JsonText<Shown>; now: Date; workspace: string }) {
  const shown = useMemo(() => fromJsonText(text), [text]);
  const { useCase, nextGate, forecast, said } = shown;
  const { key, version, stage, parkedFrom } = useCase;
  const base = `/w/${workspace}/use-cases/${key}`;
  const card = { useCase: key, version, place: { workspace, base } };
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
      {/* In the order of a phone, where it is above: nothing that has come moves down when the rest comes. */}
      <div className="min-w-0 space-y-5 lg:col-start-2 lg:row-start-1">
        <LapsedSignOffs lapsed={shown.lapsed} base={base} />
        {stage === 'production' ? (
          <AfterGoLiveCard shown={shown.afterGoLive} {...{ base, now }} />
        ) : (
          <NextGateCard gate={nextGate} {...{ stage, parkedFrom, base }} />
        )}
        <ForecastCard forecast={forecast} />
        <OwnersCard owners={shown.owners} members={said.people} {...card} />
      </div>
      <div className="min-w-0 space-y-5 lg:row-start-1">
        <AboutCard about={shown.about} {...card} />
        <ValueCard value={useCase.expectedValue} currency={shown.currency} />
        <CommentsCard {...said} useCase={key} place={card.place} now={now} />
        <LatestCard latest={shown.latest} {...{ now, base }} />
      </div>
    </div>
  );
}
