import clsx from 'clsx';
import type { ReactNode } from 'react';

type Props = {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** Heading level; a page has one h1, so a section starts at 2. */
  level?: 2 | 3;
  id?: string;
  className?: string;
  children: ReactNode;
};

/** A titled part of a page without a border, for what belongs together but is not one thing. */
export function Section({ title, description, actions, level = 2, id, className, children }: Props) {
  const Heading = `h${level}` as const;
  return (
    <section id={id} aria-labelledby={id ? `${id}-title` : undefined} className={clsx('min-w-0 space-y-3', className)}>
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 space-y-0.5">
          <Heading
            id={id ? `${id}-title` : undefined}
            className={level === 2 ? 'text-lg font-semibold' : 'text-base font-semibold'}
          >
            {title}
          </Heading>
          {description ? <div className="max-w-prose text-sm text-ink-muted">{description}</div> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {children}
    </section>
  );
}
