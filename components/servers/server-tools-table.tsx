import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { TierBadge } from '@/components/tools/tier-badge';
import { written } from '@/lib/domain/mcp/strings';
import { classesOf, classWords, type ServerToolFacts, type ToolState } from '@/lib/domain/servers/tools';
import type { ServerFacts } from '@/lib/domain/servers/server';
import { actionTierLabels, type ActionTier } from '@/lib/domain/stages/stages';
import { isAbove } from '@/lib/domain/stages/tier';
import { serverPath } from '@/lib/url/servers';
import { ToolStateBadge } from './tool-state-badge';

export type ToolRow = ServerToolFacts & {
  state: ToolState;
  tier: ActionTier;
  reasons: string[];
  contradiction: string | null;
};

type Props = { workspace: string; server: ServerFacts; tools: ToolRow[]; now: Date };

/** What a server offers, and what was decided about each. */
export function ServerToolsTable({ workspace, server, tools, now }: Props) {
  return (
    <Card flush>
      <Table label="Tools of the server" minWidth={820} stack>
        <Thead>
          <tr>
            <Th>Tool</Th>
            <Th>At worst</Th>
            <Th>Data</Th>
            <Th>Approval</Th>
          </tr>
        </Thead>
        <Tbody>
          {tools.map((tool) => (
            <Tr key={tool.id} interactive className="sm:[&>*]:align-top">
              <Td heading className="min-w-56">
                <span className="min-w-0">
                  <span className="block font-mono text-sm wrap-anywhere">
                    <TextLink look="title" covers href={`${serverPath(workspace, server.id, 'tools')}/${tool.id}`}>
                      {written(tool.name)}
                    </TextLink>
                  </span>
                  <span className="line-clamp-2 max-w-prose text-sm font-normal wrap-anywhere text-ink-muted">
                    {tool.summary}
                  </span>
                </span>
              </Td>
              <Td label="At worst" className="min-w-56">
                <TierBadge tier={tool.tier} />
                <span className="mt-1 block text-sm text-ink-muted">{whyTier(tool)}</span>
                {tool.contradiction ? (
                  <span className="block text-sm text-negative-ink">{tool.contradiction}</span>
                ) : null}
              </Td>
              <Td label="Data">{classWords(classesOf(tool, server))}</Td>
              <Td label="Approval">
                <span className="flex flex-col items-start gap-1">
                  <ToolStateBadge state={tool.state} />
                  {tool.approved ? (
                    <span className="text-sm text-ink-subtle">
                      {tool.approved.by.name}, <Time at={tool.approved.at} now={now} />
                    </span>
                  ) : null}
                </span>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

/** A sentence: who says so, or what in the definition does. */
export function whyTier({ declared, derivedTier, reasons }: ToolRow): string {
  if (!declared) return reasons.at(-1) ?? 'Derived from its last definition.';
  const derived = actionTierLabels[derivedTier].toLowerCase();
  if (isAbove(derivedTier, declared.tier)) return `Lowered from ${derived} by ${declared.by.name}: ${declared.why}`;
  return `Declared by ${declared.by.name}; derived: ${derived}.`;
}
