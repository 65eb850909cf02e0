import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApproveToolsDialog } from '@/components/servers/approve-tools-dialog';
import { DeclareTierDialog } from '@/components/servers/declare-tier-dialog';
import { ServerToolsTable } from '@/components/servers/server-tools-table';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { Section } from '@/components/ui/section';
import { TextLink } from '@/components/ui/text-link';
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
  const drift = `${serverPath(workspace, id, 'contracts')}#drift`;
  const instructionsChanged = tools.some((tool) => tool.instructionsChanged);
  const redefined = tools.filter(({ state }) => state === 'changed').length;
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
              instructionsChanged={instructionsChanged}
              tools={open.map(({ id: tool, name, tier, state }) => ({ id: tool, name, tier, state }))}
            />
          )}
        </>
      }
    >
      {instructionsChanged ? (
        <Notice tone="caution" title="Its instructions to the model changed since they were approved">
          Its tools count as changed, and machines may not call them, until {server.owner.name} approves them again.{' '}
          <TextLink href={drift}>Before and now</TextLink> stand side by side.
        </Notice>
      ) : redefined > 0 ? (
        <Notice
          tone="caution"
          title={`${redefined === 1 ? '1 tool' : `${redefined} tools`} changed since ${redefined === 1 ? 'it was' : 'they were'} approved`}
        >
          Machines may not call {redefined === 1 ? 'it' : 'them'} until {server.owner.name} approves{' '}
          {redefined === 1 ? 'it' : 'them'} again. <TextLink href={drift}>Before and now</TextLink> stand side by side.
        </Notice>
      ) : null}
      <ServerToolsTable workspace={workspace} server={server} tools={tools} now={now} />
      <MayNot reason={open.length > 0 ? mayApprove : null} />
    </Section>
  );
}

const named = ({ id, name, derivedTier }: ToolRow) => ({ id, name, derivedTier });
