import { PersonName } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { serverEnvironmentLabels, type ServerFacts } from '@/lib/domain/servers/server';
import { serverPath } from '@/lib/url/servers';
import { ServerStateBadge } from './server-state-badge';

type Row = ServerFacts & {
  useCases: number;
  tools: number | null;
  unapproved: number;
  checks: { failed: number; warned: number } | null;
};

/** The servers of the workspace, by name. */
export function ServerTable({ workspace, servers }: { workspace: string; servers: Row[] }) {
  return (
    <Card flush>
      <Table label="Servers" minWidth={760} stack>
        <Thead>
          <tr>
            <Th>Server</Th>
            <Th>State</Th>
            <Th>Owner</Th>
            <Th>Environment</Th>
            <Th>Systems</Th>
            <Th>Checks</Th>
            <Th align="right">Tools</Th>
            <Th align="right">Use cases</Th>
          </tr>
        </Thead>
        <Tbody>
          {servers.map((server) => (
            <Tr key={server.id} interactive>
              <Td heading className="min-w-56">
                <span className="min-w-0">
                  <TextLink look="title" covers href={serverPath(workspace, server.id)}>
                    {server.name}
                  </TextLink>
                  <span className="block font-mono text-xs font-normal wrap-anywhere text-ink-subtle">
                    {server.address ?? server.package}
                  </span>
                </span>
              </Td>
              <Td label="State">
                <ServerStateBadge revoked={server.revoked !== null} />
              </Td>
              <Td label="Owner">
                <PersonName name={server.owner.name} />
              </Td>
              <Td label="Environment">{serverEnvironmentLabels[server.environment]}</Td>
              <Td label="Systems">
                {server.systems.map(({ name }) => name).join(', ') || (
                  <span className="whitespace-nowrap text-ink-subtle">Not said</span>
                )}
              </Td>
              <Td label="Checks">
                <Checks checks={server.checks} />
              </Td>
              <Td label="Tools" align="right">
                {server.tools ?? <span className="whitespace-nowrap text-ink-subtle">Not read</span>}
                {server.unapproved > 0 ? (
                  <span className="block text-sm whitespace-nowrap text-caution-ink">
                    {server.unapproved} not approved
                  </span>
                ) : null}
              </Td>
              <Td label="Use cases" align="right">
                {server.useCases}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

function Checks({ checks }: Pick<Row, 'checks'>) {
  if (!checks) return <span className="whitespace-nowrap text-ink-subtle">Not looked at</span>;
  const { failed, warned } = checks;
  if (failed > 0) return <Badge tone="negative">{failed} failed</Badge>;
  if (warned > 0) return <Badge tone="caution">{warned} warned</Badge>;
  return <span className="whitespace-nowrap text-ink-muted">None failed</span>;
}
