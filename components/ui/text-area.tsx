import clsx from 'clsx';
import type { ComponentProps } from 'react';

/** Several lines; grows with what is typed where the browser can. */
export function TextArea({ className, rows = 3, ...rest }: ComponentProps<'textarea'>) {
  return (
    <textarea
      {...rest}
      rows={rows}
      className={clsx('field-sizing-content max-h-96 control py-1.5', className)}
      style={{ minHeight: `${rows * 1.25 + 0.875}rem`, ...rest.style }}
    />
  );
}
