import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { systemKindLabels, type SystemKind } from '@/lib/domain/use-case/systems';
import { SystemDialog } from './system-dialog';
import { UseCaseCount } from './use-case-count';

type Row = { id: string; name: string; kind: SystemKind; useCases: number };
type Props = { workspace: string; systems: Row[]; mayChange: boolean };

export function SystemsTable({ workspace, systems, mayChange }: Props) {
  const base = `/w/${workspace}`;
  return (
    <Card flush>
      <Table label="Systems">
        <Thead>
          <tr>
            <Th>Name</Th>
            <Th>Kind</Th>
            <Th align="right">Use cases</Th>
            {mayChange ? (
              <Th align="right">
                <span className="sr-only">Actions</span>
              </Th>
            ) : null}
          </tr>
        </Thead>
        <Tbody>
          {systems.map((system) => (
            <Tr key={system.id}>
              <Td heading className="font-medium wrap-anywhere">
                {system.name}
              </Td>
              <Td>{systemKindLabels[system.kind]}</Td>
              <Td align="right">
                <UseCaseCount base={base} count={system.useCases} filter={{ system: system.id }} of={system.name} />
              </Td>
              {mayChange ? (
                <Td align="right">
                  <SystemDialog workspace={workspace} system={system} />
                </Td>
              ) : null}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
