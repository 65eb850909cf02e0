import type { ReactNode } from 'react';
import type { ChartFilter, ChartTable } from '@/lib/charts/chart-filter';
import { ChartMenu } from './chart-menu';

type Props = {
  id: string;
  title: string;
  /** The chart in one sentence: its alternative for people who do not see it. */
  summary: string;
  /** Which use cases it shows. */
  scope: string;
  table: ChartTable;
  /** The use cases behind a row; without it the rows lead nowhere. */
  href?: (filter: ChartFilter) => string;
  /** Draws nothing where its id is not among these. */
  only?: readonly string[];
  /** Words in place of a drawing without marks. */
  empty?: string | null;
  children: ReactNode;
};

/** Every chart: what it says in a sentence, what it shows, the drawing, and the same figures as a table with links. */
export function ChartCard({ id, title, summary, scope, table, href, only, empty, children }: Props) {
  if (only && !only.includes(id)) return null;
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col rounded-lg border border-line bg-surface">
      <div className="flex items-start gap-2 px-4 pt-3.5">
        <header className="min-w-0 flex-1">
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          <p className="mt-0.5 text-sm text-ink-muted">{summary}</p>
        </header>
        <ChartMenu id={id} title={title} scope={scope} drawn={!empty} />
      </div>
      {empty ? (
        <p className="grid min-w-0 flex-1 place-items-center px-4 py-12 text-center text-sm text-ink-muted">{empty}</p>
      ) : (
        <div className="min-w-0 flex-1 px-4 py-3">{children}</div>
      )}
      <details className="group border-t border-line">
        <summary className="flex cursor-pointer list-none items-center gap-2 px-4 py-2 text-sm text-ink-muted hover:text-ink">
          <span aria-hidden="true" className="transition-transform group-open:rotate-90">
            ›
          </span>
          <span className="shrink-0">
            Figures as a table<span className="sr-only">: {title}</span>
          </span>
          <span className="ml-auto truncate text-xs text-ink-subtle">{scope}</span>
        </summary>
        <ChartFigures title={title} table={table} href={href} />
      </details>
    </section>
  );
}

function ChartFigures({ title, table, href }: Pick<Props, 'title' | 'table' | 'href'>) {
  return (
    <div className="overflow-x-auto border-t border-line" role="region" aria-label={`${title}: figures`} tabIndex={0}>
      <table className="w-full text-sm tabular-nums">
        <thead>
          <tr className="text-left text-xs text-ink-muted">
            {table.columns.map((column, index) => (
              <th key={column} scope="col" className={`px-4 py-2 font-medium ${index > 0 ? 'text-right' : ''}`}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ cells: [first, ...rest], filter }) => (
            <tr key={[first, ...rest].join('|')} className="border-t border-line">
              <th scope="row" className="px-4 py-1.5 text-left font-normal">
                {filter && href ? (
                  <a className="text-accent-ink underline-offset-2 hover:underline" href={href(filter)}>
                    {first}
                  </a>
                ) : (
                  first
                )}
              </th>
              {rest.map((cell, index) => (
                <td key={table.columns[index + 1]} className="px-4 py-1.5 text-right">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
