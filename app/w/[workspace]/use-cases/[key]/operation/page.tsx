import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EarlierReviews } from '@/components/operation/earlier-reviews';
import { IncidentsCard } from '@/components/operation/incidents-card';
import { RetirementCard } from '@/components/operation/retirement-card';
import { ReviewCard } from '@/components/operation/review-card';
import { ConditionsCard } from '@/components/sign-offs/conditions-card';
import { EmptyState } from '@/components/ui/empty-state';
import { hasOperation } from '@/lib/domain/operation/incidents';
import { operationTab } from '@/lib/queries/operation-tab';
import { currentActor } from '@/lib/session/actor';
import type { UseCaseParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Operation' };

export default async function OperationPage({ params }: { params: UseCaseParams }) {
  const { workspace, key } = await params;
  const data = await operationTab(await currentActor(workspace), decodeURIComponent(key));
  if (!data) notFound();
  const { facts, now, review, againstStarting, earlier, conditions, retirement, people } = data;
  const { incidents, mayReport, mayResolve, suspensions } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  if (!hasOperation(facts)) {
    return (
      <EmptyState icon="clock" title="Nobody uses it yet">
        From the pilot on, incidents are reported here; in production its reviews, and in the end its retirement.
      </EmptyState>
    );
  }
  return (
    <div className="space-y-5">
      <ReviewCard {...{ facts, review, againstStarting, people, place, now }} />
      <ConditionsCard
        {...{ place, conditions, now }}
        useCase={facts.key}
        description="What reviews are tied to; those of signatures are under Sign-offs."
      />
      <IncidentsCard {...{ facts, incidents, mayReport, mayResolve, suspensions, place, now }} />
      <RetirementCard {...{ facts, retirement, place, now }} />
      <EarlierReviews reviews={earlier} base={place.base} now={now} />
    </div>
  );
}
