'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';

/** Draws the page anew every second while it is looked at. */
export function ProgressWatch() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') router.refresh();
    }, 1_000);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
