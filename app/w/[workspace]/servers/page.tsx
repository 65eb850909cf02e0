import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ServerDialog } from '@/components/servers/server-dialog';
import { ServerTable } from '@/components/servers/server-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { MayNot } from '@/components/use-case-tab/may-not';
import { serversPage } from '@/lib/queries/servers';
import { currentActor } from '@/lib/session/actor';

export const metadata: Metadata = { title: 'Servers' };

type Props = { params: Promise<{ workspace: string }> };

export default async function ServersPage({ params }: Props) {
  const { workspace } = await params;
  const found = await serversPage(await currentActor(workspace));
  if (!found) notFound();
  const { servers, mayRegister, options } = found;
  return (
    <Page>
      <PageHeader
        title="Servers"
        description="The MCP servers that use cases build on: what they offer, who answers for them, and what is proven about them."
        actions={options ? <ServerDialog workspace={workspace} options={options} /> : null}
      />
      {servers.length === 0 ? (
        <EmptyState icon="server" title="No server yet">
          <p>Register the servers whose tools use cases call. What is proven about one then counts for all of them.</p>
        </EmptyState>
      ) : (
        <ServerTable workspace={workspace} servers={servers} />
      )}
      {mayRegister ? (
        <MayNot
          reason={{ ...mayRegister, message: 'You may not register servers.', remedy: 'Ask an admin or an architect.' }}
        />
      ) : null}
    </Page>
  );
}
