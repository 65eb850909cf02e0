import clsx from 'clsx';
import type { ReactNode } from 'react';

type Props = { title: string; description?: ReactNode; wide?: boolean; children?: ReactNode; footer?: ReactNode };

/** The one thing there is to do on a page before a workspace. */
export function Panel({ title, description, wide = false, children, footer }: Props) {
  return (
    <main className={clsx('w-full', wide ? 'max-w-2xl' : 'max-w-sm')}>
      <div className="space-y-5 rounded-xl border border-line bg-surface p-5 sm:p-6">
        <div className="space-y-1">
          <h1 className="text-xl font-semibold">{title}</h1>
          {description ? <div className="text-ink-muted">{description}</div> : null}
        </div>
        {children}
      </div>
      {footer ? <div className="mt-4 text-center text-sm text-ink-muted">{footer}</div> : null}
    </main>
  );
}
