import clsx from 'clsx';
import type { CSSProperties } from 'react';
import { Meter } from '@/components/ui/meter';
import { Unknown } from '@/components/ui/money';

type Props = {
  /** 0–100; null: unknown, which is not zero. */
  percent: number | null;
  openBlockers: number;
  /** Items in the figure that are waived, not satisfied. */
  waived?: number;
};

/**
 * Readiness for go-live, never without its open blockers; what it is, says the head of its column, or whoever shows it. A list has it in every
 * row: its bar is drawn before the figure, which says the same.
 */
export function ReadinessFigure({ percent, openBlockers, waived = 0 }: Props) {
  return (
    <span className="readiness">
      {percent === null ? (
        <span className="readiness-bar readiness-unknown">
          <Unknown say="Unknown" />
        </span>
      ) : (
        <span className="readiness-bar" style={{ '--share': `${percent}%` } as CSSProperties}>
          {`${percent}%`}
        </span>
      )}
      {openBlockers === 0 ? (
        <span className="text-sm text-positive-ink">none open</span>
      ) : (
        <span className="text-sm text-ink-muted tabular-nums">
          {`${openBlockers} open`}
          <span className="sr-only">{openBlockers === 1 ? ' blocker' : ' blockers'}</span>
        </span>
      )}
      <Waived count={waived} />
    </span>
  );
}

type SpelledProps = Props & {
  /** Whose readiness: a key. */
  of: string;
  /** The production gate's, as a mark on the bar. */
  threshold?: number;
};

/** The same with all its words, where no head says them. */
export function SpelledReadiness({ of, percent, openBlockers, waived = 0, threshold }: SpelledProps) {
  return (
    <span className="readiness">
      <span aria-hidden="true">Readiness</span>
      <Meter
        label={`Readiness of ${of}`}
        parts={percent === null ? [] : [{ label: 'Ready', value: percent, tone: 'accent' }]}
        mark={threshold}
        className="w-14 min-w-14"
      />
      <span className="font-medium tabular-nums">{percent === null ? <Unknown say="Unknown" /> : `${percent}%`}</span>
      <span className={clsx('text-sm tabular-nums', openBlockers > 0 ? 'text-ink-muted' : 'text-positive-ink')}>
        {`${openBlockers === 0 ? 'no' : openBlockers} open ${openBlockers === 1 ? 'blocker' : 'blockers'}`}
      </span>
      <Waived count={waived} />
    </span>
  );
}

const Waived = ({ count }: { count: number }) =>
  count > 0 ? <span className="text-sm text-info-ink tabular-nums">{count} waived</span> : null;
