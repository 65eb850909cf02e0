'use client';

import { useEffect } from 'react';
import { Button } from '@/components/ui/button';

type Props = { error: Error & { digest?: string }; reset: () => void };

/** Where a page broke. What it was stays in the server's log, under the number shown. */
export function ErrorPanel({ error, reset }: Props) {
  useEffect(() => console.error(error), [error]);
  return (
    <div className="mx-auto flex max-w-lg flex-col items-start gap-3 gutter py-20" role="alert">
      <h1 className="text-xl font-semibold">This page could not be shown</h1>
      <p className="text-ink-muted">
        Something broke on our side; nothing that was saved is lost. Try again, and if it stays, tell whoever runs
        Airworthy{error.digest ? ' this number' : ''}.
      </p>
      {error.digest ? <p className="font-mono text-sm text-ink-muted">{error.digest}</p> : null}
      <Button variant="primary" onClick={reset}>
        Try again
      </Button>
    </div>
  );
}
