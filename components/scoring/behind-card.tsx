import { Card } from '@/components/ui/card';
import { Summary } from '@/components/ui/summary';
import type { FactorSpread } from '@/lib/domain/scoring/round';
import type { ModelDefinition } from '@/lib/domain/scoring/model';
import { dissent } from '@/lib/domain/scoring/round';
import { SpreadRow } from './spread-row';

/** How the agreed ratings came about: who rated what, what was settled and why, and who sees it otherwise. */
export function BehindCard({ spreads, model }: { spreads: FactorSpread[]; model: ModelDefinition }) {
  const scorers = new Set(spreads.flatMap(({ given }) => given.map(({ person }) => person.id))).size;
  const dissenting = spreads.filter((spread) => dissent(spread).length > 0).length;
  const settled = spreads.filter(({ reconciled }) => reconciled).length;
  return (
    <Card
      title="How it came about"
      description={`${scorers === 1 ? 'One person' : `${scorers} people`} scored blind. ${settled === 0 ? 'Nothing had to be settled' : settled === 1 ? 'One factor was settled' : `${settled} factors were settled`}; ${dissenting === 0 ? 'nobody dissents' : dissenting === 1 ? 'on one factor somebody dissents' : `on ${dissenting} factors somebody dissents`}.`}
      flush
    >
      <details>
        <Summary>Who rated what</Summary>
        <div className="divide-y divide-line border-t border-line">
          {spreads.map((spread) => (
            <SpreadRow key={spread.factor} spread={spread} model={model}>
              {spread.reconciled ? (
                <p className="max-w-prose text-sm wrap-anywhere whitespace-pre-line">
                  <span className="text-ink-subtle">Settled by {spread.reconciled.by.name}: </span>
                  {spread.reconciled.reason}
                </p>
              ) : null}
            </SpreadRow>
          ))}
        </div>
      </details>
    </Card>
  );
}
