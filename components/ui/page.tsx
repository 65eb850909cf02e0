import clsx from 'clsx';
import type { ReactNode } from 'react';

type Props = {
  /** `full` for tables and boards, `page` (1440 px) for most, `narrow` (768 px) for a single form. */
  width?: 'full' | 'page' | 'narrow';
  className?: string;
  children: ReactNode;
};

const widths = { full: '', page: 'max-w-page', narrow: 'max-w-3xl' };

/** The space around a page's content: gutter, rhythm and width. Put a `PageHeader` first in it. */
export function Page({ width = 'page', className, children }: Props) {
  return <div className={clsx('w-full space-y-6 gutter pt-5 pb-16', widths[width], className)}>{children}</div>;
}
