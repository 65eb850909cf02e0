import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';

type Props = {
  /** Where the list is with this filter changed: taken away when active, set when not. */
  href: string;
  active?: boolean;
  /** Shows a cross and reads "Remove filter …". */
  removable?: boolean;
  children: ReactNode;
};

/** One filter of a list, as a link: on, off, or to be taken away. */
export function Chip({ href, active = false, removable = false, children }: Props) {
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      aria-current={active && !removable ? 'true' : undefined}
      className={clsx(
        'touch-target inline-flex h-7 max-w-full items-center gap-1.5 rounded-full border px-2.5 text-sm whitespace-nowrap transition-colors',
        active
          ? 'border-accent/40 bg-accent-soft font-medium text-accent-ink hover:border-accent'
          : 'border-line-strong bg-surface text-ink-muted hover:bg-hover hover:text-ink',
      )}
    >
      {removable ? <span className="sr-only">Remove filter </span> : null}
      <span className="truncate">{children}</span>
      {removable ? (
        <svg
          aria-hidden="true"
          viewBox="0 0 12 12"
          className="size-2.5 shrink-0"
          stroke="currentColor"
          strokeWidth="1.75"
        >
          <path d="m2 2 8 8M10 2l-8 8" strokeLinecap="round" />
        </svg>
      ) : null}
    </Link>
  );
}
