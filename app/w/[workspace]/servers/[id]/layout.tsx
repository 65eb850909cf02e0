import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { RevokeDialog } from '@/components/servers/revoke-dialog';
import { ServerDialog } from '@/components/servers/server-dialog';
import { serverTabs } from '@/components/servers/tabs';
import { ServerStateBadge } from '@/components/servers/server-state-badge';
import { Notice } from '@/components/ui/notice';
import { Page } from '@/components/ui/page';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { Time } from '@/components/ui/time';
import { loadServerPage, type ServerParams } from './_lib/load';

type Props = { params: ServerParams; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { server } = await loadServerPage(params);
  return { title: { default: server.name, template: `%s · ${server.name} · Airworthy` } };
}

export default async function ServerLayout({ params, children }: Props) {
  const { server, dependents, options, tools, evidence, now } = await loadServerPage(params);
  const { workspace } = await params;
  const live = dependents.filter(({ stage }) => stage === 'production').length;
  return (
    <Page>
      <PageHeader
        title={server.name}
        description={server.purpose}
        meta={<ServerStateBadge revoked={server.revoked !== null} />}
        actions={
          options ? (
            <>
              <ServerDialog workspace={workspace} options={options} server={server} />
              <RevokeDialog workspace={workspace} server={server} live={live} />
            </>
          ) : null
        }
      />
      {server.revoked ? (
        <Notice tone="negative" title="This server is revoked: none of its tools may be called">
          <p className="wrap-anywhere whitespace-pre-line">{server.revoked.why}</p>
          <p>
            {server.revoked.by.name}, <Time at={server.revoked.at} now={now} look="both" />
          </p>
        </Notice>
      ) : null}
      <Tabs label={`Parts of ${server.name}`} tabs={serverTabs(workspace, server.id, { tools, evidence })} />
      {children}
    </Page>
  );
}
