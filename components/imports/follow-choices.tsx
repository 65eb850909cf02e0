'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useRef, useTransition } from 'react';

/** Fields of the form around it that are no part of the mapping. */
const aside = new Set(['import', 'saveAs']);

/**
 * In the mapping form: after every choice the page's address carries the mapping, and the preview follows. So a mapping can
 * be reloaded, sent to somebody, and gone back from.
 */
export function FollowChoices({ from }: { from: string | null }) {
  const place = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const pathname = usePathname();
  const [pending, startTransition] = useTransition();

  useEffect(() => {
    const form = place.current?.closest('form');
    if (!form) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const follow = (event: Event) => {
      const field = event.target as HTMLInputElement;
      if (!field.name || aside.has(field.name)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        const query = new URLSearchParams();
        if (from) query.set('from', from);
        for (const [name, value] of new FormData(form)) {
          if (!name.startsWith('$') && !aside.has(name) && typeof value === 'string') query.append(name, value);
        }
        startTransition(() => router.replace(`${pathname}?${query}`, { scroll: false }));
      }, 200);
    };
    form.addEventListener('change', follow);
    return () => {
      clearTimeout(timer);
      form.removeEventListener('change', follow);
    };
  }, [from, pathname, router]);

  return (
    <div ref={place} role="status" className="min-h-4.5 text-sm text-ink-subtle">
      {pending ? 'Reading the file with this mapping…' : ''}
    </div>
  );
}
