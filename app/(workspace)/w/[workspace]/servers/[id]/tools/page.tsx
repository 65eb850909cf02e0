import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApproveToolsDialog } from '@/components/servers/approve-tools-dialog';
import { DeclareTierDialog } from '@/components/servers/declare-tier-dialog';
import { ServerToolsTable } from '@/components/servers/server-tools-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import { MayNot } from '@/components/use-case-tab/may-not';
import { waitsForApproval } from '@/lib/domain/servers/tools';
import { serverToolsPage, type ToolRow } from '@/lib/queries/server-tools';
import { currentActor } from '@/lib/session/actor';
import { serverPath } from '@/lib/url/servers';
import { loadServerPage, type ServerParams } from '../_lib/load';

export const metadata: Metadata = { title: 'Tools' };

export default async function ServerToolsTab({ params }: { params: ServerParams }) {
  const { server, mayManage, mayApprove, now } = await loadServerPage(params);
  const { workspace, id } = await params;
  const found = await serverToolsPage(await currentActor(workspace), id);
  if (!found) notFound();
  const { contract, tools } = found;
  if (!contract) {
    return (
      <EmptyState
        icon="tool"
        title="Its tools are not known yet"
        action={
          mayManage ? null : <ButtonLink href={serverPath(workspace, id, 'contracts')}>Take in a contract</ButtonLink>
        }
      >
        <p>
          {server.address
            ? 'The checks ask the server for them; or take in what it answers to tools/list.'
            : 'Take in what the server answers to tools/list.'}
        </p>
        <MayNot reason={mayManage} />
      </EmptyState>
    );
  }
  const offered = tools.filter(({ state }) => state !== 'gone');
  const approved = offered.filter(({ state }) => state === 'approved');
  const open = tools.filter(waitsForApproval);
  return (
    <Section
      title={`${offered.length} ${offered.length === 1 ? 'tool' : 'tools'}`}
      description={
        <>
          {approved.length} approved. From contract {contract.number}, read <Time at={contract.readAt} now={now} />.
        </>
      }
      actions={
        <>
          {mayManage || offered.length === 0 ? null : (
            <DeclareTierDialog workspace={workspace} server={id} tools={offered.map(named)} />
          )}
          {mayApprove || open.length === 0 ? null : (
            <ApproveToolsDialog
              workspace={workspace}
              server={id}
              contract={contract.id}
              tools={open.map(({ id: tool, name, tier, state }) => ({ id: tool, name, tier, state }))}
            />
          )}
        </>
      }
    >
      <ServerToolsTable workspace={workspace} server={server} tools={tools} now={now} />
      <MayNot reason={open.length > 0 ? mayApprove : null} />
    </Section>
  );
}

const named = ({ id, name, derivedTier }: ToolRow) => ({ id, name, derivedTier });
