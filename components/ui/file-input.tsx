import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** A file from the person's machine. Say in the hint what kinds and how large. */
export function FileInput({ className, ...rest }: Omit<ComponentProps<'input'>, 'type' | 'size'>) {
  return (
    <input
      {...rest}
      type="file"
      className={clsx(
        'h-auto control py-1 pl-1 text-ink-muted file:mr-3 file:h-6 file:rounded-sm file:border-0 file:bg-neutral-soft file:px-2.5 file:text-sm file:font-medium file:text-neutral-ink',
        className,
      )}
    />
  );
}
