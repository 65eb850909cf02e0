import type { Metadata } from 'next';
import { EventList } from '@/components/history/event-list';
import { DependentsCard } from '@/components/servers/dependents-card';
import { ServerCard } from '@/components/servers/server-card';
import { Card } from '@/components/ui/card';
import { MayNot } from '@/components/use-case-tab/may-not';
import { serverHistory } from '@/lib/queries/server';
import { currentActor } from '@/lib/session/actor';
import { serverPath } from '@/lib/url/servers';
import { loadServerPage, type ServerParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Overview' };

type Props = { params: ServerParams };

export default async function ServerOverviewPage({ params }: Props) {
  const { server, dependents, evidence, mayManage, now } = await loadServerPage(params);
  const { workspace, id } = await params;
  const history = await serverHistory(await currentActor(workspace), id);
  return (
    <div className="space-y-5">
      <ServerCard server={server} />
      <DependentsCard
        workspace={workspace}
        dependents={dependents}
        revoked={server.revoked !== null}
        evidence={{ pieces: evidence, href: serverPath(workspace, id, 'evidence') }}
      />
      <Card id="history" title="What was done to it" flush>
        <EventList entries={history} now={now} />
      </Card>
      <MayNot reason={mayManage} />
    </div>
  );
}
