import clsx from 'clsx';

type Props = {
  /** Names the work: "Importing". */
  label: string;
  /** Done so far; without it the work has begun but its end is not known. */
  value?: number;
  max?: number;
  /** What stands beside the bar: "812 of 2,133 rows". */
  text?: string;
};

/** Work on its way, from nothing to done. For a standing measure use `Meter`. */
export function Progress({ label, value, max = 100, text }: Props) {
  const share = value === undefined ? undefined : Math.min(1, Math.max(0, max > 0 ? value / max : 0));
  return (
    <div className="space-y-1.5">
      <div className="flex justify-between gap-3 text-sm">
        <span className="font-medium">{label}</span>
        {text ? <span className="text-ink-muted tabular-nums">{text}</span> : null}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={max}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-1.5 overflow-hidden rounded-full bg-neutral-soft"
      >
        <div
          className={clsx(
            'h-full rounded-full bg-accent transition-[width] duration-300',
            share === undefined && 'w-1/3 animate-[pulse-soft_1.2s_ease-in-out_infinite]',
          )}
          style={share === undefined ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
