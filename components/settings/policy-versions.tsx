import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { Time } from '@/components/ui/time';
import { shown } from '@/lib/domain/audit/describe';
import type { Change } from '@/lib/domain/audit/changes';

type Version = { version: number; publishedAt: Date; publishedBy: string | null; note: string | null };

/** Which versions of the gate policy there were, each to be read as it was. */
export function PolicyVersions({ versions, base, now }: { versions: Version[]; base: string; now: Date }) {
  return (
    <Card id="versions" title="Versions" flush>
      <Table label="Versions of the gate policy" minWidth={640} stack>
        <Thead>
          <tr>
            <Th className="w-40">Version</Th>
            <Th className="w-52">Published</Th>
            <Th className="w-44">By</Th>
            <Th>What for</Th>
          </tr>
        </Thead>
        <Tbody>
          {versions.map(({ version, publishedAt, publishedBy, note }, index) => (
            <Tr key={version}>
              <Td heading>
                <TextLink href={`${base}/versions/${version}`}>Version {version}</TextLink>
                {index === 0 ? ', the newest' : ''}
              </Td>
              <Td label="Published">
                <Time at={publishedAt} now={now} look="both" />
              </Td>
              <Td label="By">{publishedBy ?? 'The workspace began with it'}</Td>
              <Td label="What for" className="break-words whitespace-pre-line">
                {note ?? '–'}
              </Td>
            </Tr>
          ))}
        </Tbody>
      </Table>
    </Card>
  );
}

/** What differs between two policies. */
export function PolicyChangeList({ changes }: { changes: Change[] }) {
  return (
    <ul className="space-y-1.5">
      {changes.map(({ field, before, after }, index) => (
        <li key={index}>
          <span className="text-ink-muted">{field}: </span>
          {before === null ? (
            <>adds “{shown(after)}”</>
          ) : after === null ? (
            <>no longer “{shown(before)}”</>
          ) : (
            <>
              {shown(before)} <span aria-label="becomes">→</span>{' '}
              <strong className="font-medium">{shown(after)}</strong>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
