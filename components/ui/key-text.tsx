import clsx from 'clsx';

/** The key of a use case: SALES-12. */
export function KeyText({ children, className }: { children: string; className?: string }) {
  return <span className={clsx('key', className)}>{children}</span>;
}
