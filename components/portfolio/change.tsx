import clsx from 'clsx';

type Props = {
  /** Now minus four weeks ago. */
  by: number;
  /** ISO 4217, where it is money. */
  currency?: string;
  /** What is counted, in the singular, where the figure does not say it. */
  unit?: string;
  /** Which way is welcome. */
  good?: 'up' | 'down';
};

/** "▲ 2 more in 4 weeks": the arrow and the word say which way, the colour whether it is welcome. */
export function Change({ by, currency, unit, good = 'up' }: Props) {
  if (by === 0) return <span className="text-ink-subtle">No change in 4 weeks</span>;
  const up = by > 0;
  const size = Math.abs(by);
  const amount = currency
    ? new Intl.NumberFormat('en-US', {
        style: 'currency',
        currency,
        minimumFractionDigits: 0,
        maximumFractionDigits: size < 10_000 ? 0 : 1,
        notation: size < 10_000 ? 'standard' : 'compact',
      }).format(size)
    : `${size.toLocaleString('en-US')}${unit ? ` ${unit}${size === 1 ? '' : 's'}` : ''}`;
  return (
    <span className={clsx(up === (good === 'up') ? 'text-positive-ink' : 'text-caution-ink')}>
      <span aria-hidden="true">{up ? '▲' : '▼'}</span> {amount} {up ? 'more' : currency || unit ? 'less' : 'fewer'} in 4
      weeks
    </span>
  );
}
