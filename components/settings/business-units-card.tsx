import { CommandDialog } from '@/components/forms/command-dialog';
import { TextField } from '@/components/forms/text-field';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { UseCaseCount } from './use-case-count';

type Unit = { id: string; name: string; keyPrefix: string; useCases: number };
type Props = { workspace: string; units: Unit[]; mayChange: boolean };

/** Business units with the prefix of their keys. They come with their first use case; here they are renamed. */
export function BusinessUnitsCard({ workspace, units, mayChange }: Props) {
  return (
    <Card
      id="business-units"
      title="Business units"
      description="A new one is named where a use case is registered or imported. The prefix of its keys never changes."
      flush
    >
      <Table label="Business units with their keys">
        <Thead>
          <tr>
            <Th>Name</Th>
            <Th>Keys</Th>
            <Th align="right">Use cases</Th>
            {mayChange ? (
              <Th align="right">
                <span className="sr-only">Actions</span>
              </Th>
            ) : null}
          </tr>
        </Thead>
        <Tbody>
          {units.map(({ id, name, keyPrefix, useCases }) => (
            <Tr key={id}>
              <Td heading className="wrap-anywhere">
                {name}
              </Td>
              <Td>
                <span className="font-mono text-sm whitespace-nowrap">{keyPrefix}-…</span>
              </Td>
              <Td align="right">
                <UseCaseCount base={`/w/${workspace}`} count={useCases} filter={{ unit: keyPrefix }} of={name} />
              </Td>
              {mayChange ? (
                <Td align="right">
                  <CommandDialog
                    workspace={workspace}
                    command="rename-business-unit"
                    hidden={{ id }}
                    trigger="Rename"
                    triggerVariant="quiet"
                    triggerSize="sm"
                    triggerLabel={`Rename ${name}`}
                    title="Rename business unit"
                    width="sm"
                    submitLabel="Rename"
                    doneMessage="Business unit renamed"
                  >
                    <TextField name="name" label="Name" defaultValue={name} maxLength={120} />
                  </CommandDialog>
                </Td>
              ) : null}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
