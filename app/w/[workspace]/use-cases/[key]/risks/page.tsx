import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RiskList } from '@/components/risks/risk-list';
import { RiskMatrix } from '@/components/risks/risk-matrix';
import { GateGaps } from '@/components/use-case-tab/gate-gaps';
import { riskNumbers } from '@/lib/domain/plan/risk-rules';
import { commentsOf } from '@/lib/queries/comments';
import { risksTab } from '@/lib/queries/use-case-tabs';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Risks' };

type Props = { params: Promise<{ workspace: string; key: string }> };

export default async function RisksPage({ params }: Props) {
  const { workspace, key } = await params;
  const actor = await currentActor(workspace);
  const data = await risksTab(actor, decodeURIComponent(key));
  if (!data) notFound();
  const said = await commentsOf(actor, data.facts.id, { on: 'risks' });
  const { facts, now, gate, may } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  const numbers = riskNumbers(facts.risks);
  return (
    <div className="space-y-5">
      <GateGaps gate={gate} what="the risks" />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <RiskList
          {...{ facts, now, place, numbers, said }}
          mayEdit={may['edit-risks']}
          mayAccept={may['accept-risk']}
        />
        <RiskMatrix risks={facts.risks} numbers={numbers} />
      </div>
    </div>
  );
}
