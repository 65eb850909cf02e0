import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { AccessCard } from '@/components/tools/access-card';
import { TierEffectCard } from '@/components/tools/tier-effect-card';
import { TierNotice } from '@/components/tools/tier-notice';
import { ToolsCard } from '@/components/tools/tools-card';
import { GateGaps } from '@/components/use-case-tab/gate-gaps';
import { toolsTab } from '@/lib/queries/use-case-tabs';
import { currentActor } from '@/lib/session/actor';

type Props = { params: Promise<{ workspace: string; key: string }> };

async function load({ params }: Props) {
  const { workspace, key } = await params;
  return { workspace, data: await toolsTab(await currentActor(workspace), decodeURIComponent(key)) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { data } = await load(props);
  return { title: data ? `Tools of ${data.facts.key}` : 'Not found' };
}

export default async function ToolsPage(props: Props) {
  const { workspace, data } = await load(props);
  if (!data) notFound();
  const { facts, gate, may, items } = data;
  const place = { workspace, base: `/w/${workspace}/use-cases/${facts.key}` };
  return (
    <div className="space-y-5">
      <GateGaps gate={gate} what="the tools" />
      <TierNotice facts={facts} />
      <AccessCard facts={facts} place={place} mayEdit={may['edit-tools']} />
      <ToolsCard facts={facts} place={place} mayEdit={may['edit-tools']} />
      <TierEffectCard facts={facts} items={items} base={place.base} />
    </div>
  );
}
