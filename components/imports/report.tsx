import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { EmptyState } from '@/components/ui/empty-state';
import { KeyText } from '@/components/ui/key-text';
import { Pagination } from '@/components/ui/pagination';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { TextLink } from '@/components/ui/text-link';
import { grouped } from '@/lib/domain/import/limits';
import type { NoteCode, RowFields, RowNote } from '@/lib/domain/import/map-row';
import { noteLabels } from '@/lib/domain/import/note-labels';
import { importOutcomeLabels, type ImportOutcome } from '@/lib/domain/import/states';
import { reportPath, type ReportAddress } from '@/lib/url/imports';
import { Notes } from './preview';
import { OutcomeBadge } from './state-badge';

type Row = {
  row: number;
  outcome: ImportOutcome;
  useCase: { key: string; title: string } | null;
  fields: RowFields | null;
  notes: RowNote[];
};

type Props = {
  workspace: string;
  importId: string;
  address: ReportAddress;
  groups: { outcome: ImportOutcome; code: NoteCode; count: number }[];
  rows: Row[];
  previous: number | null;
  next: number | null;
  download: string | null;
};

/** What became of each row, by kind and one by one. */
export function Report({ workspace, importId, address, groups, rows, previous, next, download }: Props) {
  const to = (change: Partial<ReportAddress>) => reportPath(workspace, importId, { ...address, after: 0, ...change });
  const filtered = address.outcome !== null || address.note !== null;
  return (
    <Card
      id="rows"
      title="Rows"
      description="Every row of the file with what became of it and why."
      actions={
        download ? (
          <a href={download} download className="text-sm font-medium text-accent-ink underline underline-offset-2">
            Download the skipped rows (CSV)
          </a>
        ) : null
      }
      flush
    >
      {groups.length > 0 || filtered ? (
        <nav
          aria-label="Rows by what is to be said of them"
          className="flex flex-wrap gap-1.5 border-b border-line px-4 py-3"
        >
          {filtered ? (
            <Chip href={to({ outcome: null, note: null })} removable active>
              {address.note ? noteLabels[address.note] : importOutcomeLabels[address.outcome ?? 'skipped']}
            </Chip>
          ) : null}
          {groups
            .filter(({ code, outcome }) => (address.outcome ?? outcome) === outcome && address.note !== code)
            .map(({ outcome, code, count }) => (
              <Chip key={`${outcome}-${code}`} href={to({ outcome, note: code })}>
                {importOutcomeLabels[outcome]}: {noteLabels[code] ?? code} · {grouped(count)}
              </Chip>
            ))}
        </nav>
      ) : null}
      {rows.length === 0 ? (
        <EmptyState compact icon="table" title={filtered ? 'No such rows' : 'No rows yet'} level={3}>
          {filtered
            ? 'No row fits this filter. Remove it to see all.'
            : 'The report begins with the first row that is done.'}
        </EmptyState>
      ) : (
        <Table label="Rows of the file" stack>
          <Thead>
            <tr>
              <Th>Row</Th>
              <Th>Outcome</Th>
              <Th>Use case</Th>
              <Th>To look at</Th>
            </tr>
          </Thead>
          <Tbody>
            {rows.map(({ row, outcome, useCase, fields, notes }) => (
              <Tr key={row} className="[&>td]:align-top [&>th]:align-top">
                <Td label="Row" className="text-ink-subtle tabular-nums sm:w-16">
                  {row}
                </Td>
                <Td label="Outcome" className="sm:w-28">
                  <OutcomeBadge outcome={outcome} />
                </Td>
                <Td label="Use case" className="sm:max-w-xl">
                  {useCase ? (
                    <span className="flex min-w-0 items-baseline gap-2">
                      <KeyText>{useCase.key}</KeyText>
                      <TextLink href={`/w/${workspace}/use-cases/${useCase.key}/overview`}>
                        <span className="line-clamp-2 wrap-anywhere">{useCase.title}</span>
                      </TextLink>
                    </span>
                  ) : (
                    <span className="line-clamp-2 wrap-anywhere text-ink-muted">{fields?.title ?? 'No title'}</span>
                  )}
                </Td>
                <Td label="To look at" className={notes.length === 0 ? 'max-sm:hidden' : 'sm:max-w-lg'}>
                  {notes.length === 0 ? <span className="text-ink-subtle">Nothing</span> : <Notes notes={notes} />}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      )}
      {previous !== null || next !== null ? (
        <div className="border-t border-line px-4 py-3">
          <Pagination
            label="rows"
            summary={
              rows.length > 0 ? `Rows ${grouped(rows[0]?.row ?? 0)} to ${grouped(rows.at(-1)?.row ?? 0)}` : undefined
            }
            previous={previous === null ? undefined : to({ after: previous })}
            next={next === null ? undefined : to({ after: next })}
          />
        </div>
      ) : null}
    </Card>
  );
}
