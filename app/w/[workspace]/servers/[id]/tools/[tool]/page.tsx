import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ApproveToolsDialog } from '@/components/servers/approve-tools-dialog';
import { CallToolDialog } from '@/components/servers/call-tool-dialog';
import { CallsCard } from '@/components/servers/calls-card';
import { DeclareTierDialog } from '@/components/servers/declare-tier-dialog';
import { DescribeToolDialog } from '@/components/servers/describe-tool-dialog';
import { ToolDefinitionCard } from '@/components/servers/tool-definition-card';
import { ToolFactsCard } from '@/components/servers/tool-facts-card';
import { ButtonLink } from '@/components/ui/button-link';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { TextLink } from '@/components/ui/text-link';
import { StageBadge } from '@/components/stages/stage-badge';
import { MayNot } from '@/components/use-case-tab/may-not';
import { written } from '@/lib/domain/mcp/strings';
import { isUnderWay } from '@/lib/domain/servers/consented-call';
import { waitsForApproval } from '@/lib/domain/servers/tools';
import { serverToolPage } from '@/lib/queries/server-tools';
import { currentActor } from '@/lib/session/actor';
import { serverPath } from '@/lib/url/servers';
import { loadServerPage } from '../../_lib/load';

type Props = { params: Promise<{ workspace: string; id: string; tool: string }> };

export const metadata: Metadata = { title: 'Tool' };

export default async function ServerToolPage({ params }: Props) {
  const { server, mayManage, mayApprove, now } = await loadServerPage(params);
  const { workspace, id, tool: toolId } = await params;
  const found = await serverToolPage(await currentActor(workspace), id, toolId);
  if (!found) notFound();
  const { tool, definition, contract, usedBy, calls, mayNotCall } = found;
  const place = { workspace, server: id };
  return (
    <div className="space-y-5">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <h2 className="min-w-0 font-mono text-lg font-semibold wrap-anywhere">{written(tool.name)}</h2>
        <div className="flex flex-wrap gap-2">
          <ButtonLink href={serverPath(workspace, id, 'tools')} icon={<Icon name="arrowLeft" size={14} />}>
            All tools
          </ButtonLink>
          {mayManage ? null : (
            <>
              <DescribeToolDialog {...place} tool={tool} />
              <DeclareTierDialog {...place} tools={[tool]} declared={tool.declared?.tier} />
              {mayNotCall.length > 0 || calls.some(isUnderWay) ? null : (
                <CallToolDialog {...place} serverName={server.name} tool={tool} />
              )}
            </>
          )}
          {mayApprove || !contract || !waitsForApproval(tool) ? null : (
            <ApproveToolsDialog
              {...place}
              contract={contract.id}
              instructionsChanged={tool.instructionsChanged}
              tools={[tool]}
            />
          )}
        </div>
      </div>
      <ToolFactsCard workspace={workspace} tool={tool} server={server} now={now} />
      <CallsCard
        calls={calls}
        approved={tool.fields}
        declares={Boolean(definition?.outputSchema)}
        mayNotCall={mayNotCall}
        now={now}
      />
      {definition ? <ToolDefinitionCard definition={definition} /> : null}
      <Card id="used-by" title="Who calls it">
        {usedBy.length === 0 ? (
          <p className="text-ink-muted">No use case has chosen it.</p>
        ) : (
          <ul className="space-y-3">
            {usedBy.map(({ key, title, stage, purpose }) => (
              <li key={key} className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
                <TextLink href={`/w/${workspace}/use-cases/${key}/tools`}>
                  {key} {title}
                </TextLink>
                <StageBadge stage={stage} />
                <p className="basis-full text-sm wrap-anywhere text-ink-muted">
                  <span className="block max-w-prose">{purpose}</span>
                </p>
              </li>
            ))}
          </ul>
        )}
      </Card>
      <MayNot reason={mayManage} />
    </div>
  );
}
