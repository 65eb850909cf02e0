'use client';

import { useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';

const most = 5;

/** Tick boxes named `of` around which one compares: a form that is an address. */
export function CompareForm({ action, children }: { action: string; children: ReactNode }) {
  const [count, setCount] = useState(0);
  return (
    <form
      action={action}
      method="get"
      className="space-y-3"
      onChange={(event) => setCount(event.currentTarget.querySelectorAll('input[name="of"]:checked').length)}
    >
      {children}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 bg-canvas/95 py-3 backdrop-blur-sm">
        <Button type="submit" variant="primary" disabled={count < 2 || count > most}>
          Compare side by side
        </Button>
        <span role="status" className="text-sm text-ink-muted">
          {count === 0
            ? 'Tick two to five use cases.'
            : count > most
              ? `${count} are ticked; five at most.`
              : `${count} ${count === 1 ? 'is' : 'are'} ticked${count < 2 ? '; one more' : ''}.`}
        </span>
      </div>
    </form>
  );
}
