'use client';

import clsx from 'clsx';
import { useLinkStatus } from 'next/link';

/** Within a link: a dot while its page is on the way. Only seen if that takes a moment, as it fades in late. */
export function LinkStatus({ className }: { className?: string }) {
  const { pending } = useLinkStatus();
  return (
    <span
      aria-hidden="true"
      className={clsx(
        'inline-block size-1.5 rounded-full bg-accent transition-opacity delay-150',
        className,
        pending ? 'animate-[pulse-soft_0.9s_infinite] opacity-100' : 'opacity-0',
      )}
    />
  );
}
