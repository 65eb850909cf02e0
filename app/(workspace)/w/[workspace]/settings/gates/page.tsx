import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { GateCard } from '@/components/settings/gate-card';
import { Card } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { trackStages } from '@/lib/domain/stages/stages';
import { settingsPage } from '@/lib/queries/settings';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Gates' };

type Props = { params: Promise<{ workspace: string }> };

export default async function GatesPage({ params }: Props) {
  const { workspace } = await params;
  const page = await settingsPage(await currentActor(workspace));
  if (!page) notFound();
  const { settings } = page;
  const notes = {
    'pilot-duration': `at least ${settings.pilotMinDays} days`,
    readiness: `${settings.readinessThreshold} %`,
  };
  return (
    <>
      <PageHeader
        title="Gates"
        description="What entering a stage requires. The same rules disable the button, say why, and guard every write."
      />
      <div className="-mb-5 gap-5 xl:columns-2 [&>*]:mb-5 [&>*]:break-inside-avoid">
        {trackStages
          .filter((stage) => stage !== 'candidate')
          .map((stage) => (
            <GateCard key={stage} stage={stage} notes={notes} />
          ))}
        <Card id="other-moves" title="Every other move">
          <p className="max-w-prose">
            Moving back, parking, rejecting and retiring need a reason, which stays in the history. A parked use case
            returns to the stage it left. Nothing skips a gate: neither the API nor an import.
          </p>
        </Card>
      </div>
    </>
  );
}
