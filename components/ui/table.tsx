import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

type TableProps = {
  /** Names the table and the region it scrolls in. */
  label: string;
  /** Under this width in pixels the table scrolls sideways within its own region. */
  minWidth?: number;
  /** Rows become stacked blocks on phones; give each `Td` its column's name as `label`. */
  stack?: boolean;
  className?: string;
  children: ReactNode;
};

/** Rows of one kind. Compose of `Thead`, `Th`, `Tbody`, `Tr`, `Td`; put it into a `Card flush` or straight on a page. */
export function Table({ label, minWidth, stack = false, className, children }: TableProps) {
  return (
    <div
      // Focusable, so that the keyboard can scroll it.
      tabIndex={0}
      role="region"
      aria-label={label}
      className={clsx('relative w-full overflow-x-auto focus-visible:-outline-offset-2', className)}
    >
      <table
        aria-label={label}
        style={minWidth ? { minWidth } : undefined}
        className={clsx('w-full border-collapse text-left', stack && 'table-stack group/stack')}
      >
        {children}
      </table>
    </div>
  );
}

export function Thead({ children }: { children: ReactNode }) {
  return <thead className="border-b border-line max-sm:group-[.table-stack]/stack:sr-only">{children}</thead>;
}

export function Tbody({ children }: { children: ReactNode }) {
  return <tbody className="divide-y divide-line">{children}</tbody>;
}

/** `interactive` marks a row whose first cell is a link that covers it. */
export function Tr({
  interactive,
  className,
  ...rest
}: ComponentProps<'tr'> & {
  interactive?: boolean;
}) {
  return (
    <tr
      {...rest}
      className={clsx(
        interactive && 'relative hover:bg-hover',
        'max-sm:group-[.table-stack]/stack:block max-sm:group-[.table-stack]/stack:px-4 max-sm:group-[.table-stack]/stack:py-2.5',
        className,
      )}
    />
  );
}

type ThProps = ComponentProps<'th'> & {
  align?: 'left' | 'right' | 'center';
  /** Marks the column that the rows are sorted by. */
  sort?: 'ascending' | 'descending';
};

export function Th({ align = 'left', sort, className, ...rest }: ThProps) {
  return (
    <th
      scope="col"
      {...rest}
      aria-sort={sort}
      className={clsx(
        'h-8 px-3 text-xs font-medium whitespace-nowrap text-ink-subtle first:pl-4 last:pr-4',
        align === 'right' && 'text-right',
        align === 'center' && 'text-center',
        className,
      )}
    />
  );
}

type TdProps = ComponentProps<'td'> & {
  align?: 'left' | 'right' | 'center';
  /** The column's name, shown before the value where rows are stacked. */
  label?: string;
  /** The cell that names the row; becomes a row header. */
  heading?: boolean;
};

export function Td({ align = 'left', label, heading, className, children, ...rest }: TdProps) {
  const Cell = heading ? 'th' : 'td';
  return (
    <Cell
      {...rest}
      scope={heading ? 'row' : undefined}
      className={clsx(
        'h-10 px-3 py-2 align-middle font-normal first:pl-4 last:pr-4',
        align === 'right' && 'text-right tabular-nums',
        align === 'center' && 'text-center',
        'max-sm:group-[.table-stack]/stack:flex max-sm:group-[.table-stack]/stack:h-auto max-sm:group-[.table-stack]/stack:items-baseline max-sm:group-[.table-stack]/stack:gap-3 max-sm:group-[.table-stack]/stack:px-0 max-sm:group-[.table-stack]/stack:py-0.5 max-sm:group-[.table-stack]/stack:text-left',
        className,
      )}
    >
      {label ? (
        <span
          aria-hidden="true"
          className="hidden w-28 shrink-0 text-sm text-ink-subtle max-sm:group-[.table-stack]/stack:inline"
        >
          {label}
        </span>
      ) : null}
      {label ? <span className="min-w-0 max-sm:flex-1">{children}</span> : children}
    </Cell>
  );
}
