'use client';

import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from '@/components/ui/button';

type Props = { action: string; most: number; children: ReactNode };

/** Tick boxes named `of` around which one compares: a form that is an address. */
export function CompareForm({ action, most, children }: Props) {
  const form = useRef<HTMLFormElement>(null);
  // Not known before the browser says: it may bring ticks back with the page.
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const look = () => setCount(form.current?.querySelectorAll('input[name="of"]:checked').length ?? 0);
    const element = form.current;
    element?.addEventListener('change', look);
    window.addEventListener('pageshow', look);
    look();
    return () => {
      element?.removeEventListener('change', look);
      window.removeEventListener('pageshow', look);
    };
  }, []);
  return (
    <form ref={form} action={action} method="get" className="space-y-3">
      {children}
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 bg-canvas/95 py-3 backdrop-blur-sm">
        <Button type="submit" variant="primary" disabled={count !== null && (count < 2 || count > most)}>
          Compare side by side
        </Button>
        <span role="status" className="text-sm text-ink-muted">
          {words(count ?? 0, most)}
        </span>
      </div>
    </form>
  );
}

function words(count: number, most: number): string {
  if (count === 0) return `Tick two to ${most} use cases.`;
  if (count > most) return `${count} are ticked; ${most} at most.`;
  return count === 1 ? '1 is ticked; one more.' : `${count} are ticked.`;
}
