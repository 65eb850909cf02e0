import { CommandDialog } from '@/components/forms/command-dialog';
import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import { machineRightEnds, machineRightLabels, type MachineRight } from '@/lib/domain/servers/machine';

type Row = { id: string; name: string; may: MachineRight; madeBy: string; createdAt: Date; revokedAt: Date | null };
type Props = { workspace: string; tokens: Row[] };

/** The tokens for machines, newest first. */
export function MachineTokenTable({ workspace, tokens }: Props) {
  return (
    <Card flush>
      <Table label="Tokens for machines" minWidth={720} stack>
        <Thead>
          <tr>
            <Th>What it is for</Th>
            <Th>May</Th>
            <Th>Made by</Th>
            <Th>Made</Th>
            <Th>State</Th>
            <Th align="right">
              <span className="sr-only">Actions</span>
            </Th>
          </tr>
        </Thead>
        <Tbody>
          {tokens.map(({ id, name, may, madeBy, createdAt, revokedAt }) => (
            <Tr key={id}>
              <Td heading className="font-medium wrap-anywhere">
                {name}
              </Td>
              <Td label="May" className="whitespace-nowrap">
                {machineRightLabels[may]}
              </Td>
              <Td label="Made by" className="min-w-32">
                {madeBy}
              </Td>
              <Td label="Made">
                <Time at={createdAt} look="day" />
              </Td>
              <Td label="State">{revokedAt ? <Badge>Revoked</Badge> : <Badge tone="positive">Open</Badge>}</Td>
              <Td align="right">
                {revokedAt ? null : (
                  <span className="inline-flex max-sm:-ml-2.5">
                    <CommandDialog
                      workspace={workspace}
                      command="revoke-machine-token"
                      hidden={{ token: id }}
                      trigger="Revoke"
                      triggerVariant="quiet"
                      triggerSize="sm"
                      triggerLabel={`Revoke ${name}`}
                      title={`Revoke ${name}?`}
                      description={`${machineRightEnds[may]} That counts at once and cannot be undone: make another token for the machine first.`}
                      width="sm"
                      submitLabel="Revoke token"
                      submitVariant="danger"
                      doneMessage="Token revoked"
                    />
                  </span>
                )}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
