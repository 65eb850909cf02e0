import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** One line of text. In a command form use `TextField`. */
export function TextInput({
  className,
  size = 'md',
  ...rest
}: Omit<ComponentProps<'input'>, 'size'> & { size?: 'sm' | 'md' }) {
  return <input type="text" {...rest} className={clsx('control', size === 'sm' ? 'h-7 text-sm' : 'h-8', className)} />;
}
