import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Pagination } from '@/components/ui/pagination';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';

export type Run = {
  id: string;
  number: number;
  state: 'running' | 'done' | 'failed';
  startedBy: string | null;
  startedAt: Date;
  target: string | null;
  contractHash: string | null;
  failed: number;
  warned: number;
  passed: number;
  unverified: number;
};

type Props = {
  base: string;
  runs: Run[];
  shown: number | null;
  /** The number before which the older ones begin. */
  older: number | null;
  /** These are not the newest. */
  isOlder: boolean;
  now: Date;
};

/** The runs of the checks, newest first. */
export function CheckRunTable({ base, runs, shown, older, isOlder, now }: Props) {
  return (
    <Card id="runs" title="All runs" flush>
      <Table label="Runs of the checks" minWidth={720} stack>
        <Thead>
          <tr>
            <Th>Run</Th>
            <Th>When</Th>
            <Th>By</Th>
            <Th>Looked at</Th>
            <Th align="right">Failed</Th>
            <Th align="right">Warned</Th>
            <Th align="right">Passed</Th>
            <Th align="right">Not verified</Th>
          </tr>
        </Thead>
        <Tbody>
          {runs.map((run) => (
            <Tr key={run.id}>
              <Td heading>
                {run.state === 'done' ? (
                  <TextLink href={`${base}?run=${run.number}`}>Run {run.number}</TextLink>
                ) : (
                  <span className="flex gap-2">
                    Run {run.number}
                    <Badge tone={run.state === 'failed' ? 'negative' : 'info'}>
                      {run.state === 'failed' ? 'Stopped' : 'Running'}
                    </Badge>
                  </span>
                )}
                {run.number === shown ? <span className="text-sm font-normal text-ink-subtle"> (shown)</span> : null}
              </Td>
              <Td label="When">
                <Time at={run.startedAt} now={now} look="both" />
              </Td>
              <Td label="By">{run.startedBy ?? 'Its schedule'}</Td>
              <Td label="Looked at">
                {run.target ? 'The server' : 'The contract alone'}
                {run.contractHash ? (
                  <span className="block font-mono text-xs text-ink-subtle" title={run.contractHash}>
                    {run.contractHash.slice(0, 12)}…
                  </span>
                ) : null}
              </Td>
              {(['failed', 'warned', 'passed', 'unverified'] as const).map((count) => (
                <Td key={count} align="right" label={counts[count]}>
                  {run.state === 'done' ? run[count] : <span className="text-ink-subtle">–</span>}
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
      {older !== null || isOlder ? (
        <div className="border-t border-line px-4 py-2.5">
          <Pagination
            label="runs"
            previous={isOlder ? `${base}#runs` : undefined}
            next={older === null ? undefined : `${base}?before=${older}#runs`}
          />
        </div>
      ) : null}
    </Card>
  );
}

const counts = { failed: 'Failed', warned: 'Warned', passed: 'Passed', unverified: 'Not verified' } as const;
