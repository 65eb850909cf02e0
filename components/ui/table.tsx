import clsx from 'clsx';
import type { ComponentProps, CSSProperties, ReactNode } from 'react';

type TableProps = {
  /** Names the table and the region it scrolls in. */
  label: string;
  /** Under this width in pixels the table scrolls sideways within its own region. */
  minWidth?: number;
  /** Rows become stacked blocks on phones; give each `Td` its column's name as `label`. */
  stack?: boolean;
  /** Instead, for the many rows of use cases: the names of all columns but the first, in their order (`.use-case` in ui.css). */
  labels?: readonly string[];
  /** Columns keep the widths of their heads, so that nothing moves while long tables come; give each `Th` but one a width. */
  fixed?: boolean;
  className?: string;
  children: ReactNode;
};

/** Rows of one kind. Compose of `Thead`, `Th`, `Tbody`, `Tr`, `Td`, `Tfoot`; put it into a `Card flush` or straight on a page. */
export function Table({ label, minWidth, stack = false, labels = [], fixed = false, className, children }: TableProps) {
  const names = labels.map((name, index) => [`--label-${index + 1}`, JSON.stringify(name)]);
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
        style={{ ...(minWidth && { '--least': `${minWidth}px` }), ...Object.fromEntries(names) } as CSSProperties}
        className={clsx('data-table', stack && 'data-table-stack', fixed && 'data-table-fixed')}
      >
        {children}
      </table>
    </div>
  );
}

export function Thead({ children }: { children: ReactNode }) {
  return <thead>{children}</thead>;
}

export function Tbody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />;
}

/** Sums of what stands above. */
export function Tfoot({ children }: { children: ReactNode }) {
  return <tfoot>{children}</tfoot>;
}

/** `interactive` marks a row that holds a link which covers it (`TextLink covers`). */
export function Tr({ interactive, className, ...rest }: ComponentProps<'tr'> & { interactive?: boolean }) {
  return <tr {...rest} className={clsx(interactive && 'row', className) || undefined} />;
}

type Align = { align?: 'left' | 'right' | 'center' };

type ThProps = Omit<ComponentProps<'th'>, 'align'> &
  Align & {
    /** Marks the column that the rows are sorted by. */
    sort?: 'ascending' | 'descending';
  };

export function Th({ align, sort, className, ...rest }: ThProps) {
  return <th scope="col" {...rest} aria-sort={sort} className={cellClass(align, className)} />;
}

type TdProps = Omit<ComponentProps<'td'>, 'align'> &
  Align & {
    /** The column's name, shown before the value where rows are stacked. */
    label?: string;
    /** The cell that names the row; becomes a row header. */
    heading?: boolean;
  };

export function Td({ align, label, heading, className, children, ...rest }: TdProps) {
  const Cell = heading ? 'th' : 'td';
  const scope = heading ? { scope: 'row' } : {};
  return (
    <Cell {...rest} {...scope} data-label={label} className={cellClass(align, className)}>
      {children}
    </Cell>
  );
}

const cellClass = (align: Align['align'], className: string | undefined) =>
  clsx(align !== 'left' && align, className) || undefined;
