import type { ReactNode } from 'react';

/** The one answer for what is not there and for what one may not know about. */
export function NotFoundPanel({ action }: { action: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 gutter py-20">
      <h1 className="text-xl font-semibold">Not found</h1>
      <p className="text-ink-muted">
        There is nothing here, or you have no access to it. If somebody sent you this address, ask them for access.
      </p>
      {action}
    </div>
  );
}
