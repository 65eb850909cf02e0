import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GateGaps } from '@/components/use-case-tab/gate-gaps';
import { PilotGroupCard } from '@/components/plan/pilot-group-card';
import { PlanCard } from '@/components/plan/plan-card';
import { PocOutcomeCard } from '@/components/plan/poc-outcome-card';
import { ScenarioCard } from '@/components/plan/scenario-card';
import { planTab } from '@/lib/queries/use-case-tabs';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Plan' };

type Props = { params: Promise<{ workspace: string; key: string }> };

export default async function PlanPage({ params }: Props) {
  const { workspace, key } = await params;
  const data = await planTab(await currentActor(workspace), decodeURIComponent(key));
  if (!data) notFound();
  const { facts, now, gate, may } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  return (
    <div className="space-y-5">
      <GateGaps gate={gate} what="the plan" />
      <PlanCard {...{ facts, now, place }} mayEdit={may['edit-plan']} mayRecord={may['record-results']} />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
        <ScenarioCard {...{ facts, now, place }} mayRun={may['run-scenarios']} />
        <div className="grid items-start gap-5 md:grid-cols-2 xl:grid-cols-1">
          <PocOutcomeCard {...{ facts, now, place }} mayRecord={may['record-results']} />
          <PilotGroupCard {...{ facts, place }} mayEdit={may['edit-plan']} />
        </div>
      </div>
    </div>
  );
}
