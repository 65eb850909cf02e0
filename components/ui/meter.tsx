import clsx from 'clsx';
import type { CSSProperties } from 'react';
import type { Tone } from './tone';

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
  return (
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(total, max)}
      aria-valuetext={`${said} of ${max}`}
      className={clsx('meter', parts.length === 0 && 'meter-unknown', className)}
      style={parts.length === 0 ? undefined : barOf(parts, max)}
    >
      {mark === undefined ? null : (
        <span
          aria-hidden="true"
          className="absolute -inset-y-0.5 w-0.5 -translate-x-1/2 bg-ink"
          style={{ left: `${shareOf(mark, max)}%` }}
        />
      )}
    </span>
  );
}

/** Per cent of the bar's length. */
const shareOf = (value: number, max: number) => (max > 0 ? Math.min(100, Math.max(0, (value / max) * 100)) : 0);

const plainBar = ({ value, tone }: MeterPart, max: number): string =>
  `linear-gradient(90deg, var(--color-${tone}) ${shareOf(value, max)}%, transparent 0) var(--color-neutral-soft)`;

const hatch = 'repeating-linear-gradient(135deg, var(--color-surface) 0 1.5px, transparent 1.5px 4px)';

/** All parts as one image with a hair between them, since a list has a bar in every row; what is left shows the ground of `.meter`. */
function barOf(parts: MeterPart[], max: number): CSSProperties {
  const [first, ...others] = parts;
  if (first && others.length === 0 && !first.hatched) return { background: plainBar(first, max) };
  let from = 0;
  const drawn = parts
    .filter(({ value }) => value > 0)
    .map(({ value, tone, hatched }) => {
      const share = shareOf(value, max);
      const at = { from, share, hatched, colour: `var(--color-${tone})` };
      from += share;
      return at;
    });
  const stops = drawn.map(({ from, share, colour }, index) => {
    const to = index < drawn.length - 1 ? `calc(${from + share}% - 1px)` : `${from + share}%`;
    return `${colour} ${from}% ${to}, transparent ${to} ${from + share}%`;
  });
  const hatches = drawn.filter(({ hatched }) => hatched);
  return {
    background: [
      // A place in per cent is a share of the room that the image leaves.
      ...hatches.map(
        ({ from, share }) => `${hatch} ${share < 100 ? (from / (100 - share)) * 100 : 0}% 0 / ${share}% 100% no-repeat`,
      ),
      `linear-gradient(90deg, ${[...stops, 'transparent 0'].join(', ')}) var(--color-neutral-soft)`,
    ].join(', '),
  };
}
