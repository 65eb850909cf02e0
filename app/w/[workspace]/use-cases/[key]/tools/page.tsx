import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ServersCard } from '@/components/servers/servers-card';
import { AccessCard } from '@/components/tools/access-card';
import { FlowCard } from '@/components/tools/flow-card';
import { TierEffectCard } from '@/components/tools/tier-effect-card';
import { TierNotice } from '@/components/tools/tier-notice';
import { ToolsCard } from '@/components/tools/tools-card';
import { GateGaps } from '@/components/use-case-tab/gate-gaps';
import { toolsTab } from '@/lib/queries/use-case-tabs';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Tools' };

type Props = { params: Promise<{ workspace: string; key: string }> };

export default async function ToolsPage({ params }: Props) {
  const { workspace, key } = await params;
  const data = await toolsTab(await currentActor(workspace), decodeURIComponent(key));
  if (!data) notFound();
  const { facts, now, gate, may, items, choices } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  return (
    <div className="space-y-5">
      <GateGaps gate={gate} what="the tools" />
      <TierNotice facts={facts} />
      <AccessCard facts={facts} place={place} mayEdit={may['edit-tools']} />
      <ServersCard facts={facts} place={place} choices={choices.servers} mayEdit={may['edit-tools']} />
      <ToolsCard facts={facts} place={place} choices={choices.tools} mayEdit={may['edit-tools']} />
      <FlowCard facts={facts} now={now} base={place.base} />
      <TierEffectCard facts={facts} items={items} base={place.base} />
    </div>
  );
}
