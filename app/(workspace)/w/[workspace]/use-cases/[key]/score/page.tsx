import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { WaiverPanel } from '@/components/checklist/waiver-panel';
import { AssessmentForm } from '@/components/scoring/assessment-form';
import { AssessmentRows } from '@/components/scoring/assessment-rows';
import { Rank } from '@/components/scoring/rank';
import { RatingsList } from '@/components/scoring/ratings-list';
import { VerdictCard } from '@/components/scoring/verdict-card';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { Summary } from '@/components/ui/summary';
import { MayNot } from '@/components/use-case-tab/may-not';
import { rankAmongCandidates, scoreTab } from '@/lib/queries/score-tab';
import { currentActor } from '@/lib/session/actor';
import type { UseCaseParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Score' };

export default async function ScorePage({ params }: { params: UseCaseParams }) {
  const { workspace, key } = await params;
  const data = await scoreTab(await currentActor(workspace), decodeURIComponent(key));
  if (!data) notFound();
  const { facts, now, judgement, agreed, robustness, form, model, waiting, earlier, waiver, may } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  const scored = agreed !== null && judgement !== null && robustness !== null;
  return (
    <div className="space-y-5">
      {scored ? (
        <>
          <VerdictCard {...{ workspace, agreed, judgement, robustness, now }} />
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
            <Card title="What it rests on" flush>
              <RatingsList assessment={agreed} />
            </Card>
            <Suspense fallback={<Skeleton className="h-24 rounded-lg" />}>
              <Place workspace={workspace} useCase={facts.key} />
            </Suspense>
          </div>
        </>
      ) : null}
      {waiver ? (
        <Card
          title="Waiver of the verdict"
          description="With this verdict a POC may begin only where the business owner accepts it."
        >
          <WaiverPanel {...waiver} {...{ place, now }} useCase={facts.key} subject="verdict" name="the verdict" />
        </Card>
      ) : null}
      <AssessmentRows
        title="Handed in"
        description={may.agree ? 'An architect agrees the one that is to count.' : 'Agree the one that is to count.'}
        rows={waiting}
        now={now}
        open={!scored}
        agree={may.agree ? undefined : { place, useCase: facts.key, version: facts.version }}
      />
      {may.assess ? (
        scored ? (
          <MayNot reason={may.assess} />
        ) : (
          <EmptyState icon="scale" title="No assessment is agreed yet">
            {may.assess.message} {may.assess.remedy}
          </EmptyState>
        )
      ) : (
        <details open={form.isDraft || (!scored && waiting.length === 0)}>
          <Summary look="title">
            {form.isDraft ? 'Your draft' : scored || waiting.length > 0 ? 'Assess anew' : 'Your assessment'}
            {form.isDraft ? (
              <Badge tone="caution">{form.gaps === 0 ? 'Not handed in' : `${form.gaps} still missing`}</Badge>
            ) : null}
          </Summary>
          <Section
            title={<span className="sr-only">Six factors</span>}
            description={`Choose the level that describes it best, and say why. Nobody else sees it before you hand it in. Scoring model version ${model.version}.`}
            className="mt-2"
          >
            <AssessmentForm {...{ place, form, model }} useCase={facts.key} />
          </Section>
        </details>
      )}
      <AssessmentRows
        title="Earlier assessments"
        description="What counted before. Nothing of it is lost."
        rows={earlier}
        now={now}
      />
    </div>
  );
}

async function Place({ workspace, useCase }: { workspace: string; useCase: string }) {
  return <Rank range={await rankAmongCandidates(await currentActor(workspace), useCase)} />;
}
