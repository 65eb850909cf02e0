import { Badge } from '@/components/ui/badge';
import { Card } from '@/components/ui/card';
import { Table, Tbody, Td, Th, Thead, Tr } from '@/components/ui/table';
import { grouped } from '@/lib/domain/import/limits';
import type { NoteCode, RowFields, RowNote } from '@/lib/domain/import/map-row';
import { noteLabels } from '@/lib/domain/import/note-labels';
import { stageLabels } from '@/lib/domain/stages/stages';
import { Figures } from './figures';

type Problem = {
  code: NoteCode;
  count: number;
  skips: boolean;
  examples: { row: number; column: string | null; message: string }[];
};

type Props = {
  rows: { row: number; fields: RowFields | null; notes: RowNote[] }[];
  total: number;
  planned: { create: number; here: number; unchanged: number; skip: number };
  problems: Problem[];
};

/** What would become of the file: counts over all rows, what to look at, and the first rows as use cases. */
export function Preview({ rows, total, planned, problems }: Props) {
  const { create, here, unchanged, skip } = planned;
  return (
    <Card title="Preview" description={`What becomes of the ${grouped(total)} rows with this mapping.`} flush>
      <div className="space-y-4 p-4">
        <Figures
          figures={[
            { label: 'New use cases', value: create },
            { label: 'Here already, may change', value: here },
            { label: 'Here already, unchanged', value: unchanged },
            { label: 'Skipped', value: skip },
          ]}
        />
        <Problems problems={problems} />
      </div>
      <div className="border-t border-line">
        <Table label={`The first ${rows.length} rows as use cases`} stack>
          <Thead>
            <tr>
              <Th>Row</Th>
              <Th>Title</Th>
              <Th>Business unit</Th>
              <Th>Reported stage</Th>
              <Th>Problem</Th>
              <Th>To look at</Th>
            </tr>
          </Thead>
          <Tbody>
            {rows.map(({ row, fields, notes }) => (
              <Tr key={row} className="[&>td]:align-top [&>th]:align-top">
                <Td label="Row" className="text-ink-subtle tabular-nums">
                  {row}
                </Td>
                <Td heading label="Title" className="font-medium sm:max-w-72">
                  <span className="line-clamp-3 wrap-anywhere">{fields?.title ?? '–'}</span>
                  {fields?.tags ? (
                    <span className="line-clamp-2 text-sm font-normal text-ink-subtle">{fields.tags}</span>
                  ) : null}
                </Td>
                <Td label="Unit" className="sm:max-w-48">
                  <span className="line-clamp-3">{fields?.businessUnit ?? '–'}</span>
                </Td>
                <Td label="Reported">{fields?.reportedStage ? stageLabels[fields.reportedStage] : '–'}</Td>
                <Td label="Problem" className="text-ink-muted sm:max-w-md">
                  <span className="line-clamp-3 wrap-anywhere whitespace-pre-line">{fields?.problem || '–'}</span>
                </Td>
                <Td label="To look at" className={notes.length === 0 ? 'max-sm:hidden' : 'sm:max-w-64'}>
                  {notes.length === 0 ? <span className="text-ink-subtle">Nothing</span> : <Notes notes={notes} />}
                </Td>
              </Tr>
            ))}
          </Tbody>
        </Table>
      </div>
    </Card>
  );
}

export function Notes({ notes }: { notes: RowNote[] }) {
  return (
    <ul className="space-y-1">
      {notes.map(({ code, column, message }, index) => (
        <li key={`${code}-${index}`} className="text-sm text-ink-muted">
          {column ? <span className="font-medium text-ink">{short(column)}: </span> : null}
          {message}
        </li>
      ))}
    </ul>
  );
}

function Problems({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return <p className="text-ink-muted">There is nothing to look at: every row fits.</p>;
  const all = problems.reduce((sum, { count }) => sum + count, 0);
  return (
    <section aria-labelledby="import-problems" className="space-y-2">
      <h3 id="import-problems" className="font-semibold">
        {grouped(all)} {all === 1 ? 'thing' : 'things'} to look at in the whole file
      </h3>
      <ul className="divide-y divide-line rounded-md border border-line">
        {problems.map(({ code, count, skips, examples }) => (
          <li key={code} className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2">
            <Badge tone={skips ? 'caution' : 'neutral'}>{skips ? 'Skipped' : 'Noted'}</Badge>
            <div className="min-w-0 flex-1 basis-60">
              <p>
                {noteLabels[code]} <span className="text-ink-subtle tabular-nums">· {rowsOf(count)}</span>
              </p>
              <p className="line-clamp-3 text-sm wrap-anywhere text-ink-muted">
                {examples
                  .map(({ row, column, message }) => `Row ${row}${column ? `, ${short(column)}` : ''}: ${message}`)
                  .join(' ')}
                {count > examples.length ? ` And ${grouped(count - examples.length)} more.` : ''}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

const rowsOf = (count: number) => (count === 1 ? '1 row' : `${grouped(count)} rows`);
const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
