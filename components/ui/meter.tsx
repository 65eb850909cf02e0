import clsx from 'clsx';
import { toneFill, type Tone } from './tone';

export type MeterPart = {
  /** What the part is: "Satisfied", "Waived". */
  label: string;
  value: number;
  tone: Tone;
  /** Drawn hatched, so that it differs without its colour: waived beside satisfied. */
  hatched?: boolean;
};

type Props = {
  /** Names what is measured: "Readiness of identity". */
  label: string;
  /** Parts in a row; what is left to `max` stays empty. None at all reads as unknown, which is not zero. */
  parts: MeterPart[];
  max?: number;
  /** A mark across the bar, such as a threshold. */
  mark?: number;
  className?: string;
};

/** A standing measure within its bounds. Put the figure in words beside it. */
export function Meter({ label, parts, max = 100, mark, className }: Props) {
  const total = parts.reduce((sum, part) => sum + part.value, 0);
  const said = parts.length ? parts.map((part) => `${part.label} ${part.value}`).join(', ') : 'Unknown';
  const share = (value: number) => `${max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0}%`;
  return (
    <div
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(total, max)}
      aria-valuetext={`${said} of ${max}`}
      className={clsx('relative h-1.5 min-w-12', className)}
    >
      <div
        className={clsx(
          'flex h-full gap-px overflow-hidden rounded-full',
          parts.length ? 'bg-neutral-soft' : 'border border-dashed border-line-field',
        )}
      >
        {parts.map((part) =>
          part.value > 0 ? (
            <div
              key={part.label}
              className={clsx('h-full', toneFill[part.tone])}
              style={{
                width: share(part.value),
                ...(part.hatched && {
                  backgroundImage:
                    'repeating-linear-gradient(135deg, var(--color-surface) 0 1.5px, transparent 1.5px 4px)',
                }),
              }}
            />
          ) : null,
        )}
      </div>
      {mark === undefined ? null : (
        <span
          aria-hidden="true"
          className="absolute -inset-y-0.5 w-0.5 -translate-x-1/2 bg-ink"
          style={{ left: share(mark) }}
        />
      )}
    </div>
  );
}
