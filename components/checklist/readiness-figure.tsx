import clsx from 'clsx';
import { Meter } from '@/components/ui/meter';

type Props = {
  /** Whose readiness: a key. */
  of: string;
  /** 0–100; null: unknown, which is not zero. */
  percent: number | null;
  openBlockers: number;
  /** The production gate's, as a mark on the bar. */
  threshold?: number;
  className?: string;
};

/** Readiness for go-live, never without its open blockers. */
export function ReadinessFigure({ of, percent, openBlockers, threshold, className }: Props) {
  return (
    <span className={clsx('inline-flex items-center gap-2 whitespace-nowrap', className)}>
      <Meter
        label={`Readiness of ${of}`}
        parts={percent === null ? [] : [{ label: 'Ready', value: percent, tone: 'accent' }]}
        mark={threshold}
        className="w-14 min-w-14"
      />
      <span className="min-w-8 text-right font-medium tabular-nums">
        {percent === null ? <span className="font-normal text-ink-subtle">n/k</span> : `${percent}%`}
      </span>
      <span className={clsx('text-sm tabular-nums', openBlockers > 0 ? 'text-ink-muted' : 'text-positive-ink')}>
        {openBlockers === 0 ? 'no blockers' : `${openBlockers} open`}
        {openBlockers === 0 ? null : <span className="sr-only"> blockers</span>}
      </span>
    </span>
  );
}
