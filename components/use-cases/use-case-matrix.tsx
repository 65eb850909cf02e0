import Link from 'next/link';
import { Card } from '@/components/ui/card';
import { KeyText } from '@/components/ui/key-text';
import { TextLink } from '@/components/ui/text-link';
import { riskTicks, valueTicks } from '@/lib/charts/value-risk';
import { stageLabels, type Stage } from '@/lib/domain/stages/stages';

type Cell = { value: number; risk: number; count: number; cases: { key: string; title: string; stage: Stage }[] };

type Props = {
  cells: Cell[];
  unscored: number;
  /** Address of the list of use cases, without a query. */
  base: string;
  /** The table of one cell, and of those in none. */
  cellHref: (cell: { value: number; risk: number }) => string;
  unscoredHref: string;
};

const levels = [1, 2, 3, 4, 5];

/** Business value by action risk: where a first POC is found, above on the right. */
export function UseCaseMatrix({ cells, unscored, base, cellHref, unscoredHref }: Props) {
  const at = (value: number, risk: number) => cells.find((cell) => cell.value === value && cell.risk === risk);
  return (
    <div className="space-y-3">
      <Card flush>
        <div
          role="region"
          aria-label="Matrix"
          tabIndex={0}
          className="relative overflow-x-auto focus-visible:-outline-offset-2"
        >
          <table className="w-full min-w-[60rem] table-fixed border-collapse text-sm">
            <caption className="sr-only">Use cases by business value and action risk, both as they are agreed</caption>
            <thead>
              <tr className="text-xs text-ink-muted">
                <th scope="col" className="w-28 px-3 py-2 text-left font-medium">
                  Value ↑ Risk →
                </th>
                {levels.map((risk) => (
                  <th key={risk} scope="col" className="px-3 py-2 text-left font-medium">
                    {risk} · {riskTicks[risk]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {levels.toReversed().map((value) => (
                <tr key={value} className="border-t border-line">
                  <th scope="row" className="px-3 py-2.5 text-left align-top text-xs font-medium text-ink-muted">
                    {value} · {valueTicks[value]}
                  </th>
                  {levels.map((risk) => (
                    <td
                      key={risk}
                      className={`h-24 border-l border-line p-2 align-top ${value >= 4 && risk >= 4 ? 'bg-positive-soft' : ''}`}
                    >
                      <Cases cell={at(value, risk)} base={base} href={cellHref({ value, risk })} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Card>
      {unscored > 0 ? (
        <p className="text-sm text-ink-muted">
          <TextLink href={unscoredHref}>
            {unscored.toLocaleString('en-US')} {unscored === 1 ? 'use case is' : 'use cases are'}
          </TextLink>{' '}
          not scored yet, and in no cell.
        </p>
      ) : null}
    </div>
  );
}

function Cases({ cell, base, href }: { cell: Cell | undefined; base: string; href: string }) {
  if (!cell) return <span className="sr-only">None</span>;
  const more = cell.count - cell.cases.length;
  return (
    <ul className="space-y-1">
      {cell.cases.map(({ key, title, stage }) => (
        <li key={key}>
          <Link
            href={`${base}/${key}/overview`}
            prefetch={false}
            title={`${title} · ${stageLabels[stage]}`}
            className="block rounded-sm border border-line bg-surface px-2 py-1 hover:border-line-strong hover:bg-hover"
          >
            <span className="flex items-baseline justify-between gap-2 text-xs text-ink-subtle">
              <KeyText>{key}</KeyText>
              <span className="truncate">{stageLabels[stage]}</span>
            </span>
            <span className="block truncate">{title}</span>
          </Link>
        </li>
      ))}
      {more > 0 ? (
        <li>
          <TextLink href={href}>All {cell.count.toLocaleString('en-US')}</TextLink>
        </li>
      ) : null}
    </ul>
  );
}
