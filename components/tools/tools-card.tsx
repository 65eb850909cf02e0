import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { MayNot } from '@/components/use-case-tab/may-not';
import type { Place } from '@/components/use-case-tab/place';
import type { Reason } from '@/lib/domain/result';
import { written } from '@/lib/domain/mcp/strings';
import { toolsAboveTier } from '@/lib/domain/stages/tool-tiers';
import type { UseCaseFacts } from '@/lib/domain/use-case/facts';
import { serverPath } from '@/lib/url/servers';
import { ToolStateBadge } from '@/components/servers/tool-state-badge';
import { ChooseToolsDialog, type ToolChoice } from './choose-tools-dialog';
import { TierBadge } from './tier-badge';
import { RemoveToolDialog, SaveToolDialog } from './tool-dialogs';

type Props = { facts: UseCaseFacts; place: Place; choices: ToolChoice[]; mayEdit: Reason | null };

/** The MCP tools that the use case calls. */
export function ToolsCard({ facts, place, choices, mayEdit }: Props) {
  const add = mayEdit ? null : (
    <>
      {choices.length > 0 ? <ChooseToolsDialog facts={facts} place={place} choices={choices} /> : null}
      <SaveToolDialog facts={facts} place={place} />
    </>
  );
  const states = new Map(choices.map(({ id, state }) => [id, state]));
  const above = new Set(toolsAboveTier(facts));
  const systemNames = new Map(facts.systems.map(({ id, name }) => [id, name]));
  if (facts.tools.length === 0) {
    return (
      // The button stays where it is: a form that moves with the first tool would lose what was typed.
      <Card id="tools" title="Tools" actions={add} flush>
        <EmptyState icon="tool" title="No tool yet" level={3} compact>
          <p>
            {choices.length > 0
              ? 'Choose the tools of its servers that it will call.'
              : 'Name each MCP tool that it will call: what for, what it may do at worst, and what data it returns.'}
          </p>
          <MayNot reason={mayEdit} />
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card
      id="tools"
      title="Tools"
      description={`${facts.tools.length} ${facts.tools.length === 1 ? 'tool' : 'tools'} that it calls.`}
      actions={add}
      flush
    >
      <Table label="Tools that it calls" minWidth={820} stack>
        <Thead>
          <tr>
            <Th>Tool</Th>
            <Th>At worst</Th>
            <Th>Returns</Th>
            <Th>System</Th>
            {mayEdit ? null : (
              <Th align="right">
                <span className="sr-only">Actions</span>
              </Th>
            )}
          </tr>
        </Thead>
        <Tbody>
          {facts.tools.map((tool) => (
            <Tr key={tool.id} className="sm:[&>*]:align-top">
              <Td heading className="min-w-56">
                <span className="min-w-0">
                  <span className="block font-mono text-sm wrap-anywhere">{written(tool.name)}</span>
                  <span className="block max-w-prose text-sm text-ink-muted">{tool.purpose}</span>
                  {tool.server ? (
                    <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
                      <TextLink href={serverPath(place.workspace, tool.server.id)}>{tool.server.name}</TextLink>
                      <ToolStateBadge state={states.get(tool.server.toolId) ?? 'gone'} />
                    </span>
                  ) : null}
                </span>
              </Td>
              <Td label="At worst">
                <span className="flex flex-col items-start gap-1">
                  <TierBadge tier={tool.tier} />
                  {above.has(tool) ? <span className="text-sm text-negative-ink">Above the stated tier</span> : null}
                </span>
              </Td>
              <Td label="Returns" className="min-w-40">
                <span className="wrap-anywhere">{tool.dataClasses}</span>
              </Td>
              <Td label="System">
                {tool.systemId ? (
                  (systemNames.get(tool.systemId) ?? (
                    <Badge tone="caution" title="The use case no longer states the system of this tool">
                      Not stated any more
                    </Badge>
                  ))
                ) : (
                  <span className="text-ink-subtle">{tool.server ? 'Those of its server' : 'Not said'}</span>
                )}
              </Td>
              {mayEdit ? null : (
                <Td align="right">
                  <span className="inline-flex gap-1 max-sm:-ml-2">
                    <SaveToolDialog facts={facts} place={place} tool={tool} />
                    <RemoveToolDialog facts={facts} place={place} tool={tool} />
                  </span>
                </Td>
              )}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {mayEdit ? (
        <div className="border-t border-line px-4 py-2.5">
          <MayNot reason={mayEdit} />
        </div>
      ) : null}
    </Card>
  );
}
