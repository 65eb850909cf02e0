import type { ReactNode } from 'react';

type Props = {
  title: ReactNode;
  /** A key such as SALES-12, in mono before the title. */
  mark?: ReactNode;
  /** One sentence under the title. */
  description?: ReactNode;
  /** Badges and facts in a row under the title. */
  meta?: ReactNode;
  actions?: ReactNode;
};

/**
 * The one h1 of a page, with what can be done here: beside it, on phones below it in a row of its own, so that nothing moves while the
 * actions come.
 */
export function PageHeader({ title, mark, description, meta, actions }: Props) {
  return (
    <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
      <div className="max-w-full min-w-0 flex-1 basis-60 space-y-1.5">
        <div className="space-y-0.5">
          {mark ? <div className="font-mono text-sm text-ink-muted">{mark}</div> : null}
          <h1 className="text-xl font-semibold wrap-break-word">{title}</h1>
          {description ? <div className="max-w-prose text-ink-muted">{description}</div> : null}
        </div>
        {meta ? (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-ink-muted">{meta}</div>
        ) : null}
      </div>
      {actions ? <div className="flex max-w-full flex-wrap items-center gap-2 max-sm:w-full">{actions}</div> : null}
    </header>
  );
}
