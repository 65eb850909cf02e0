import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ContractTable } from '@/components/servers/contract-table';
import { ManifestForm } from '@/components/servers/manifest-form';
import { Card } from '@/components/ui/card';
import { MayNot } from '@/components/use-case-tab/may-not';
import { serverContracts } from '@/lib/queries/server-tools';
import { currentActor } from '@/lib/session/actor';
import { loadServerPage, type ServerParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Contracts' };

export default async function ContractsPage({ params }: { params: ServerParams }) {
  const { server, mayManage, now } = await loadServerPage(params);
  const { workspace, id } = await params;
  const contracts = await serverContracts(await currentActor(workspace), id);
  if (!contracts) notFound();
  return (
    <div className="space-y-5">
      {mayManage ? (
        <MayNot reason={mayManage} />
      ) : (
        <Card title="Take in what it offers" description="From then on its tools are what this says.">
          <ManifestForm workspace={workspace} server={server.id} />
        </Card>
      )}
      <ContractTable contracts={contracts} now={now} />
    </div>
  );
}
