import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ContractTable } from '@/components/servers/contract-table';
import { DriftCard } from '@/components/servers/drift-card';
import { ManifestForm } from '@/components/servers/manifest-form';
import { Card } from '@/components/ui/card';
import { MayNot } from '@/components/use-case-tab/may-not';
import { serverContracts, serverDrift } from '@/lib/queries/server-tools';
import { currentActor } from '@/lib/session/actor';
import { loadServerPage, type ServerParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Contracts' };

export default async function ContractsPage({ params }: { params: ServerParams }) {
  const { server, mayManage, now } = await loadServerPage(params);
  const { workspace, id } = await params;
  const actor = await currentActor(workspace);
  const [contracts, drift] = await Promise.all([serverContracts(actor, id), serverDrift(actor, id)]);
  if (!contracts) notFound();
  const differs = drift !== null && !drift.same;
  return (
    <div className="space-y-5">
      {/* What waits for somebody comes first. */}
      {drift && differs ? <DriftCard drift={drift} /> : null}
      {mayManage ? (
        <MayNot reason={mayManage} />
      ) : (
        <Card title="Take in what it offers" description="From then on its tools are what this says.">
          <ManifestForm workspace={workspace} server={server.id} />
        </Card>
      )}
      {drift && !differs ? <DriftCard drift={drift} /> : null}
      <ContractTable contracts={contracts} now={now} />
    </div>
  );
}
