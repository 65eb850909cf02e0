import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Suspense } from 'react';
import { WaiverPanel } from '@/components/checklist/waiver-panel';
import { AskScorers } from '@/components/scoring/ask-scorers';
import { AssessmentForm } from '@/components/scoring/assessment-form';
import { AssessmentRows } from '@/components/scoring/assessment-rows';
import { BehindCard } from '@/components/scoring/behind-card';
import { OlderModel } from '@/components/scoring/older-model';
import { Rank } from '@/components/scoring/rank';
import { RatingsList } from '@/components/scoring/ratings-list';
import { RobustnessCards } from '@/components/scoring/robustness-cards';
import { RoundCard } from '@/components/scoring/round-card';
import { SettleCard } from '@/components/scoring/settle-card';
import { VerdictCard } from '@/components/scoring/verdict-card';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { Summary } from '@/components/ui/summary';
import { MayNot } from '@/components/use-case-tab/may-not';
import { ratingsOf } from '@/lib/domain/scoring/verdict';
import { rankAmongCandidates, scoreTab, type ScoreTab } from '@/lib/queries/score-tab';
import { currentActor } from '@/lib/session/actor';
import type { UseCaseParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Score' };

export default async function ScorePage({ params }: { params: UseCaseParams }) {
  const { workspace, key } = await params;
  const data = await scoreTab(await currentActor(workspace), decodeURIComponent(key));
  if (!data) notFound();
  const { facts, now, judgement, agreed, behind, robustness, round, contradicted, newest, members } = data;
  const { waiting, earlier, waiver, form, may } = data;
  const { version } = facts;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  const ratings = agreed && ratingsOf(agreed);
  const scored = agreed !== null && judgement !== null && robustness !== null && ratings !== null;
  const inPlace = { place, useCase: facts.key, version };
  return (
    <div className="space-y-5">
      {round?.round.state === 'open' ? (
        <RoundCard {...inPlace} {...round} members={members} manages={!may.manage} now={now} />
      ) : null}
      {round?.round.state === 'revealed' ? (
        <SettleCard {...inPlace} {...round} manages={!may.manage} now={now} />
      ) : null}
      {round?.asked && form ? <OwnAssessment {...inPlace} data={data} scored={scored} /> : null}
      {scored ? (
        <>
          <VerdictCard
            {...{ workspace, agreed, judgement, robustness, now }}
            scorers={new Set(behind.flatMap(({ given }) => given.map(({ person }) => person.id))).size}
          />
          {newest ? (
            <OlderModel
              {...inPlace}
              used={{ version: agreed.modelVersion, judgement }}
              newest={newest}
              may={may.agree}
            />
          ) : null}
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_20rem]">
            <Card title="What it rests on" flush>
              <RatingsList assessment={agreed} contradicted={contradicted} />
            </Card>
            <Suspense fallback={<Skeleton className="h-24 rounded-lg" />}>
              <Place workspace={workspace} useCase={facts.key} />
            </Suspense>
          </div>
          {behind.length > 0 ? <BehindCard spreads={behind} model={agreed.model} /> : null}
          <RobustnessCards useCase={facts.key} {...{ ratings, model: agreed.model }} {...robustness} />
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
        agree={may.agree || round ? undefined : inPlace}
      />
      {round ? null : (
        <>
          {may.manage ? null : (
            <Card
              title="Ask several people"
              description="They score blind; you reveal all scores at once, settle where they differ, and agree the result."
            >
              <AskScorers {...inPlace} members={members} round={null} />
            </Card>
          )}
          <OwnAssessment {...inPlace} data={data} scored={scored} />
        </>
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

type OwnProps = { place: { workspace: string; base: string }; useCase: string; data: ScoreTab; scored: boolean };

/** The reader's own scoring form, open where it is what there is to do. */
function OwnAssessment({ place, useCase, data, scored }: OwnProps) {
  const { form, round, model, waiting, may } = data;
  if (may.assess) {
    return scored || waiting.length > 0 ? (
      <MayNot reason={may.assess} />
    ) : (
      <EmptyState icon="scale" title="No assessment is agreed yet">
        {may.assess.message} {may.assess.remedy}
      </EmptyState>
    );
  }
  if (!form) return null;
  const asked = round?.asked;
  const used = round ? { version: round.round.modelVersion, definition: round.round.model } : model;
  return (
    <details open={form.isDraft || Boolean(asked) || (!scored && waiting.length === 0)}>
      <Summary look="title">
        {asked
          ? 'Your scores'
          : form.isDraft
            ? 'Your draft'
            : scored || waiting.length > 0
              ? 'Assess anew'
              : 'Your assessment'}
        {form.isDraft ? (
          <Badge tone="caution">{form.gaps === 0 ? 'Not handed in' : `${form.gaps} still missing`}</Badge>
        ) : null}
      </Summary>
      <Section
        title={<span className="sr-only">The factors</span>}
        description={`Choose the level that describes it best, and say why. Nobody else sees it before ${asked ? 'the reveal' : 'you hand it in'}. Scoring model version ${used.version}.`}
        className="mt-2"
      >
        <AssessmentForm {...{ place, useCase, form }} model={used.definition} />
      </Section>
    </details>
  );
}

async function Place({ workspace, useCase }: { workspace: string; useCase: string }) {
  return <Rank range={await rankAmongCandidates(await currentActor(workspace), useCase)} />;
}
