import clsx from 'clsx';
import type { ReactNode } from 'react';

type Props = {
  /** A heading (h2 by default) in a row with `actions`. */
  title?: ReactNode;
  /** One line under the title. */
  description?: ReactNode;
  actions?: ReactNode;
  level?: 2 | 3;
  id?: string;
  /** No inner space, for tables and lists that reach the border. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
};

/** One thing with its own border. Do not put cards into cards: use `Section` or a `divide-y` inside. */
export function Card({ title, description, actions, level = 2, id, flush = false, className, children }: Props) {
  const Heading = `h${level}` as const;
  const named = title && id ? `${id}-title` : undefined;
  return (
    <section
      id={id}
      aria-labelledby={named}
      className={clsx('min-w-0 rounded-lg border border-line bg-surface', className)}
    >
      {title ? (
        <div
          className={clsx('flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 pt-3.5', flush && 'pb-3')}
        >
          <div className="min-w-0 flex-1 basis-48 space-y-0.5 wrap-anywhere">
            <Heading id={named} className="text-lg font-semibold">
              {title}
            </Heading>
            {description ? <div className="max-w-prose text-sm text-ink-muted">{description}</div> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </div>
      ) : null}
      <div className={clsx(flush ? title && 'border-t border-line' : title ? 'px-4 pt-3 pb-4' : 'p-4')}>{children}</div>
    </section>
  );
}
