import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type Props = Omit<ComponentProps<'input'>, 'type' | 'size'> & { label: ReactNode; hint?: ReactNode };

/** Yes or no, in effect when the form is sent. In a command form use `CheckboxField`. */
export function Checkbox({ label, hint, className, ...rest }: Props) {
  return (
    <label className={clsx('flex items-start gap-2.5', className)}>
      <input type="checkbox" {...rest} className="mt-0.5 tick" />
      <span className="min-w-0">
        <span className="block">{label}</span>
        {hint ? <span className="block text-sm text-ink-subtle">{hint}</span> : null}
      </span>
    </label>
  );
}
