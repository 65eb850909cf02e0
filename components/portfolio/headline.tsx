import Link from 'next/link';
import { Money, Unknown } from '@/components/ui/money';
import { figureWords, headlineFigures, type HeadlineFigure } from '@/lib/charts/headline';
import { moneyWriter } from '@/lib/domain/money';
import type { PortfolioAggregates } from '@/lib/domain/portfolio/aggregates';
import type { TrendPoint } from '@/lib/domain/portfolio/history';
import { Change } from './change';

type Props = {
  aggregates: PortfolioAggregates;
  points: TrendPoint[];
  /** The use cases whose conditions are overdue, within the filter that is shown. */
  overdueHref?: string;
};

/** The portfolio in eight figures, each with its change in four weeks where there is one, before the charts. */
export function Headline({ aggregates, points, overdueHref }: Props) {
  const { currency } = aggregates;
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-4 2xl:grid-cols-8">
      {headlineFigures(aggregates, points).map((figure) => (
        <Figure
          key={figure.label}
          figure={figure}
          currency={currency}
          href={figure.unit === 'conditions' && figure.alert ? overdueHref : undefined}
        />
      ))}
    </dl>
  );
}

function Figure({ figure, currency, href }: { figure: HeadlineFigure; currency: string; href?: string }) {
  const { label, note, alert, change } = figure;
  const said = <Said figure={figure} currency={currency} />;
  return (
    <div className="bg-surface px-4 py-3">
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className={`text-2xl font-semibold tabular-nums ${alert ? 'text-caution-ink' : ''}`}>
        {href ? (
          <Link href={href} className="underline underline-offset-4">
            {said}
          </Link>
        ) : (
          said
        )}
      </dd>
      {change ? (
        <dd className="text-xs">
          <Change figure={figure} currency={currency} />
        </dd>
      ) : null}
      <dd className="text-xs text-ink-subtle">{note}</dd>
    </div>
  );
}

function Said({ figure, currency }: { figure: HeadlineFigure; currency: string }) {
  if (figure.value === null) return <Unknown />;
  if (figure.unit === 'money') return <Money amount={figure.value} currency={currency} compact />;
  return figureWords(figure, moneyWriter(currency));
}
