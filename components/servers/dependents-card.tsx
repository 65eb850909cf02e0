import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { StageBadge } from '@/components/stages/stage-badge';
import { written } from '@/lib/domain/mcp/strings';
import type { Stage } from '@/lib/domain/stages/stages';

type Row = {
  key: string;
  title: string;
  stage: Stage;
  tools: string[];
  businessOwner: string | null;
  technicalOwner: string | null;
};

type Props = {
  workspace: string;
  dependents: Row[];
  revoked: boolean;
  /** How many pieces were given for the server, and where they are shown. */
  evidence: { pieces: number; href: string };
};

/** What builds on a server: who is hit when it is gone. */
export function DependentsCard({ workspace, dependents, revoked, evidence }: Props) {
  const live = dependents.filter(({ stage }) => stage === 'production').length;
  const builds = dependents.length === 1 ? '1 use case builds' : `${dependents.length} use cases build`;
  const still = revoked ? (live > 1 ? 'stand still' : 'stands still') : 'would stand still if it were revoked';
  return (
    <Card
      id="dependents"
      title="What depends on it"
      description={
        dependents.length === 0 ? undefined : (
          <>
            {builds} on it; {live === 0 ? 'none is in production' : `${live} in production ${still}`}.{' '}
            {evidence.pieces > 0 ? (
              <>
                {dependents.length === 1 ? 'It inherits ' : 'They inherit '}
                <TextLink href={evidence.href}>
                  {evidence.pieces === 1 ? 'the evidence' : `the ${evidence.pieces} pieces of evidence`}
                </TextLink>{' '}
                given for it.
              </>
            ) : null}
          </>
        )
      }
      flush
    >
      {dependents.length === 0 ? (
        <EmptyState icon="layers" title="No use case builds on it" level={3} compact>
          A use case chooses its servers on its Tools tab.
        </EmptyState>
      ) : (
        <Table label="Use cases that build on it" minWidth={720} stack>
          <Thead>
            <tr>
              <Th>Use case</Th>
              <Th>Stage</Th>
              <Th>Calls</Th>
              <Th>Business owner</Th>
              <Th>Technical owner</Th>
            </tr>
          </Thead>
          <Tbody>
            {dependents.map((row) => (
              <Tr key={row.key} interactive>
                <Td heading className="min-w-56">
                  <span className="min-w-0">
                    <span className="block font-mono text-xs font-normal text-ink-subtle">{row.key}</span>
                    <TextLink look="title" covers href={`/w/${workspace}/use-cases/${row.key}/tools`}>
                      {row.title}
                    </TextLink>
                  </span>
                </Td>
                <Td label="Stage">
                  <StageBadge stage={row.stage} />
                </Td>
                <Td label="Calls">
                  {row.tools.length === 0 ? (
                    <span className="text-ink-subtle">No tool chosen yet</span>
                  ) : (
                    <span className="font-mono text-sm wrap-anywhere">{written(row.tools.join(', '))}</span>
                  )}
                </Td>
                <Td label="Business owner">{row.businessOwner ?? <Nobody />}</Td>
                <Td label="Technical owner">{row.technicalOwner ?? <Nobody />}</Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
    </Card>
  );
}

const Nobody = () => <span className="text-ink-subtle">Nobody yet</span>;
