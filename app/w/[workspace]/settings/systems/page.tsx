import type { Metadata } from 'next';
import { SystemDialog } from '@/components/settings/system-dialog';
import { SystemsTable } from '@/components/settings/systems-table';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { MayNot } from '@/components/use-case-tab/may-not';
import { systemsPage } from '@/lib/queries/settings';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Systems' };

type Props = { params: Promise<{ workspace: string }> };

export default async function SystemsPage({ params }: Props) {
  const { workspace } = await params;
  const { systems, mayChange } = await systemsPage(await currentActor(workspace));
  return (
    <>
      <PageHeader
        title="Systems"
        description="What use cases reach through their tools. Each states its own on its Tools tab."
        actions={mayChange ? null : <SystemDialog workspace={workspace} />}
      />
      {systems.length === 0 ? (
        <EmptyState icon="server" title="No system yet">
          <p>Add the systems that use cases will reach: the CRM, the knowledge base, the ticketing tool.</p>
        </EmptyState>
      ) : (
        <SystemsTable workspace={workspace} systems={systems} mayChange={!mayChange} />
      )}
      <MayNot reason={mayChange} />
    </>
  );
}
