import { PersonName } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';

type Row = {
  id: string;
  number: number;
  source: 'pasted' | 'http' | 'command';
  readBy: { name: string };
  readAt: Date;
  lastReadAt: Date;
  hash: string;
  tools: number;
};

const sources: Record<Row['source'], string> = {
  pasted: 'Pasted',
  http: 'Read over HTTP',
  command: 'Read by the command',
};

/** What a server offered over time, newest first. */
export function ContractTable({ contracts, now }: { contracts: Row[]; now: Date }) {
  if (contracts.length === 0) {
    return (
      <Card id="readings" title="What was read" flush>
        <EmptyState icon="file" title="Nothing was read yet" level={3} compact>
          Once what the server offers is taken in, its tools are known, and what is decided about them is pinned.
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card id="readings" title="What was read" flush>
      <Table label="Contracts" minWidth={680} stack>
        <Thead>
          <tr>
            <Th>Contract</Th>
            <Th align="right">Tools</Th>
            <Th>How</Th>
            <Th>By</Th>
            <Th>First read</Th>
            <Th>Last read</Th>
            <Th>SHA-256</Th>
          </tr>
        </Thead>
        <Tbody>
          {contracts.map((row) => (
            <Tr key={row.id}>
              <Td heading>Contract {row.number}</Td>
              <Td label="Tools" align="right">
                {row.tools}
              </Td>
              <Td label="How">{sources[row.source]}</Td>
              <Td label="By">
                <PersonName name={row.readBy.name} />
              </Td>
              <Td label="First read">
                <Time at={row.readAt} now={now} look="both" />
              </Td>
              <Td label="Last read">
                <Time at={row.lastReadAt} now={now} />
              </Td>
              <Td label="SHA-256">
                <span className="font-mono text-xs" title={row.hash}>
                  {row.hash.slice(0, 12)}…
                </span>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
