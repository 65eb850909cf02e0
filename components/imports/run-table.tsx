import { Card } from '@/components/ui/card';
import { PersonName } from '@/components/ui/avatar';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { grouped } from '@/lib/domain/import/limits';
import { importPath } from '@/lib/url/imports';
import type { ImportState } from '@/lib/domain/import/states';
import { ImportStateBadge } from './state-badge';

export type Run = {
  id: string;
  fileName: string;
  state: ImportState;
  rows: number;
  created: number;
  updated: number;
  skipped: number;
  startedBy: string;
  createdAt: Date;
};

/** The workspace's imports, newest first. */
export function RunTable({ workspace, runs, now }: { workspace: string; runs: Run[]; now: Date }) {
  return (
    <Card flush>
      <Table label="Imports" stack>
        <Thead>
          <tr>
            <Th>File</Th>
            <Th>State</Th>
            <Th align="right">Rows</Th>
            <Th align="right">Created</Th>
            <Th align="right">Updated</Th>
            <Th align="right">Skipped</Th>
            <Th>By</Th>
            <Th>When</Th>
          </tr>
        </Thead>
        <Tbody>
          {runs.map((run) => (
            <Tr key={run.id}>
              <Td heading className="sm:max-w-80">
                <span className="block truncate max-sm:whitespace-normal">
                  <TextLink href={importPath(workspace, run.id)}>{run.fileName}</TextLink>
                </span>
              </Td>
              <Td label="State">
                <ImportStateBadge state={run.state} />
              </Td>
              <Td align="right" label="Rows">
                {grouped(run.rows)}
              </Td>
              {(['created', 'updated', 'skipped'] as const).map((outcome) => (
                <Td key={outcome} align="right" label={`${outcome.charAt(0).toUpperCase()}${outcome.slice(1)}`}>
                  {run.state === 'uploaded' ? <span className="text-ink-subtle">–</span> : grouped(run[outcome])}
                </Td>
              ))}
              <Td label="By">
                <PersonName name={run.startedBy} />
              </Td>
              <Td label="When">
                <span className="text-ink-muted">
                  <Time at={run.createdAt} now={now} />
                </span>
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}
