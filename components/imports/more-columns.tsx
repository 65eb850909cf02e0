import { Card } from '@/components/ui/card';
import { grouped } from '@/lib/domain/import/limits';
import type { MappingColumn } from './mapping-fields';

type Props = {
  columns: MappingColumn[];
  /** Columns that fill a field. */
  taken: number[];
  appended: number[];
  rows: number;
  unmapped: { label: string; filled: number }[];
};

/** Columns whose cells join the problem, each under its header; and what is left behind. */
export function MoreColumns({ columns, taken, appended, rows, unmapped }: Props) {
  const free = columns.filter(({ index }) => !taken.includes(index));
  if (free.length === 0) return null;
  const left = unmapped.filter(({ filled }) => filled > 0);
  const kept = appended.length === 0 ? 'None is kept now' : `${appended.length} kept now`;
  return (
    <Card
      title="Further columns"
      description="A ticked column joins the problem under its own heading. Cells of the others are not imported."
    >
      <details className="group">
        <summary className="flex w-fit cursor-pointer items-center gap-1.5 rounded-sm text-sm font-medium text-accent-ink">
          <span aria-hidden="true" className="transition-transform group-open:rotate-90">
            ›
          </span>
          Choose among {free.length} {free.length === 1 ? 'column' : 'columns'} · {kept}
          {left.length > 0 ? ` · ${left.length} with content left out` : ''}
        </summary>
        <ul
          tabIndex={0}
          aria-label="Further columns"
          className="mt-3 max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line"
        >
          {free.map(({ index, label, samples, filled }) => (
            <li key={index}>
              <label className="flex items-start gap-2.5 px-3 py-2 hover:bg-hover">
                <input
                  type="checkbox"
                  name="appended[]"
                  value={index}
                  defaultChecked={appended.includes(index)}
                  className="mt-0.5 tick"
                />
                <span className="min-w-0 flex-1">
                  <span className="block text-pretty">{label}</span>
                  <span className="line-clamp-1 text-sm wrap-anywhere text-ink-subtle">
                    {samples.length > 0 ? samples.join(' · ') : 'Empty'}
                  </span>
                </span>
                <span className="text-sm whitespace-nowrap text-ink-subtle tabular-nums">
                  {grouped(filled)} of {grouped(rows)}
                </span>
              </label>
            </li>
          ))}
        </ul>
      </details>
    </Card>
  );
}
