import clsx from 'clsx';
import { Meter } from '@/components/ui/meter';
import { Unknown } from '@/components/ui/money';

type Props = {
  /** Whose readiness: a key. */
  of: string;
  /** 0–100; null: unknown, which is not zero. */
  percent: number | null;
  openBlockers: number;
  /** Items in the figure that are waived, not satisfied. */
  waived?: number;
  /** The production gate's, as a mark on the bar. */
  threshold?: number;
  /** With all its words, where no column's head says them. */
  spelled?: boolean;
  className?: string;
};

/** Readiness for go-live, never without its open blockers. */
export function ReadinessFigure({
  of,
  percent,
  openBlockers,
  waived = 0,
  threshold,
  spelled = false,
  className,
}: Props) {
  return (
    <span className={clsx('readiness', className)}>
      {spelled ? <span aria-hidden="true">Readiness</span> : null}
      <Meter
        label={`Readiness of ${of}`}
        parts={percent === null ? [] : [{ label: 'Ready', value: percent, tone: 'accent' }]}
        mark={threshold}
        className="w-14 min-w-14"
      />
      <span className={clsx('font-medium tabular-nums', !spelled && 'min-w-8 text-right')}>
        {percent === null ? <Unknown say="Unknown" /> : `${percent}%`}
      </span>
      <span className={clsx('text-sm tabular-nums', openBlockers > 0 ? 'text-ink-muted' : 'text-positive-ink')}>
        {openBlockers === 0 ? (spelled ? 'no open blockers' : 'none open') : `${openBlockers} open`}
        {openBlockers === 0 ? null : (
          <span className={spelled ? undefined : 'sr-only'}>{openBlockers === 1 ? ' blocker' : ' blockers'}</span>
        )}
      </span>
      {waived > 0 ? <span className="text-sm text-info-ink tabular-nums">{waived} waived</span> : null}
    </span>
  );
}
