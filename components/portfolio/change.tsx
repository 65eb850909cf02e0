import clsx from 'clsx';
import { changeWords, type HeadlineFigure } from '@/lib/charts/headline';
import { moneyWriter } from '@/lib/domain/money';

/** "▲ 2 more in 4 weeks": the arrow and the word say which way, the colour whether it is welcome. */
export function Change({ figure, currency }: { figure: HeadlineFigure; currency: string }) {
  const words = changeWords(figure, moneyWriter(currency, { compact: true }));
  if (!figure.change) return null;
  const { by, good } = figure.change;
  if (by === 0) return <span className="text-ink-subtle">{words}</span>;
  return (
    <span className={clsx(by > 0 === (good === 'up') ? 'text-positive-ink' : 'text-caution-ink')}>
      <span aria-hidden="true">{by > 0 ? '▲' : '▼'}</span> {words}
    </span>
  );
}
