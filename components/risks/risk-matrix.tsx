import clsx from 'clsx';
import { Card } from '@/components/ui/card';
import { toneSoft } from '@/components/ui/tone';
import { impactLabel, likelihoodLabel, riskMatrix, type MatrixCell } from '@/lib/domain/plan/risk-rules';
import { riskLevelLabels } from '@/lib/domain/plan/risks';
import type { RiskFacts } from '@/lib/domain/use-case/facts';
import { levelTones } from './level-badge';

type Props = { risks: readonly RiskFacts[]; numbers: ReadonlyMap<string, string> };

/** Open risks by likelihood and impact; each cell says its level in words and links to the risks in it. */
export function RiskMatrix({ risks, numbers }: Props) {
  return (
    <Card id="matrix" title="Likelihood and impact" description="Open risks only.">
      <table className="w-full table-fixed border-separate border-spacing-0.5 text-center text-xs">
        <caption className="sr-only">Open risks by likelihood (rows) and impact (columns)</caption>
        <tbody>
          {riskMatrix(risks).map((row) => (
            <tr key={row[0]?.likelihood}>
              <th scope="row" className="w-18 pr-1.5 text-right leading-tight font-normal text-ink-subtle">
                {likelihoodLabel(row[0]?.likelihood ?? 0)}
              </th>
              {row.map((cell) => (
                <Cell key={cell.impact} cell={cell} numbers={numbers} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td className="pt-1 pr-1.5 text-right text-ink-subtle">
              <span aria-hidden="true">Impact</span>
            </td>
            {[1, 2, 3, 4, 5].map((impact) => (
              <th key={impact} scope="col" className="pt-1 leading-tight font-normal text-ink-subtle">
                {impactLabel(impact)}
              </th>
            ))}
          </tr>
        </tfoot>
      </table>
    </Card>
  );
}

function Cell({ cell, numbers }: { cell: MatrixCell; numbers: Props['numbers'] }) {
  return (
    <td className={clsx('h-12 rounded-sm align-top', toneSoft[levelTones[cell.level]])}>
      <span className={clsx('block px-1 pt-0.5 text-left leading-4', cell.risks.length > 0 && 'font-semibold')}>
        {riskLevelLabels[cell.level]}
      </span>
      {cell.risks.length > 0 ? (
        <ul className="flex flex-wrap gap-0.5 px-1 pb-1">
          {cell.risks.map((risk) => (
            <li key={risk.id}>
              <a
                href={`#risk-${risk.id}`}
                title={risk.title}
                className="inline-block rounded-sm bg-surface px-1 font-semibold text-ink underline-offset-2 hover:underline"
              >
                {numbers.get(risk.id)}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
    </td>
  );
}
