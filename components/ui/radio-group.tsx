import clsx from 'clsx';
import type { ReactNode } from 'react';

export type RadioOption = { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean };

type Props = {
  name: string;
  /** Ids of the element that names the group, and of hint and errors. */
  labelledBy: string;
  describedBy?: string;
  options: readonly RadioOption[];
  defaultValue?: string;
  required?: boolean;
  invalid?: boolean;
  /** `cards` gives each choice a border and room for a hint; `row` sets short ones side by side. */
  look?: 'list' | 'row' | 'cards';
  className?: string;
};

/** One of a few, all of them in sight. More than six or so belong in a `Select`. */
export function RadioGroup(props: Props) {
  const { name, labelledBy, describedBy, options, defaultValue, required, invalid, look = 'list', className } = props;
  return (
    <div
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      aria-required={required || undefined}
      className={clsx(
        look === 'list' && 'space-y-2',
        look === 'row' && 'flex flex-wrap gap-x-5 gap-y-2',
        look === 'cards' && 'space-y-2',
        className,
      )}
    >
      {options.map((option) => (
        <label
          key={option.value}
          className={clsx(
            'flex items-start gap-2.5',
            look === 'cards' &&
              'rounded-md border border-line-strong bg-surface px-3 py-2.5 transition-colors hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
            option.disabled && 'text-ink-subtle',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === defaultValue}
            required={required}
            disabled={option.disabled}
            className={clsx('mt-0.5 tick', look === 'cards' && 'focus-visible:outline-none')}
          />
          <span className="min-w-0">
            <span className="block">{option.label}</span>
            {option.hint ? <span className="block text-sm text-ink-muted">{option.hint}</span> : null}
          </span>
        </label>
      ))}
    </div>
  );
}
