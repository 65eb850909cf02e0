'use client';

import { useEffect, useState } from 'react';
import { announcement } from '@/components/ui/announce';
import { NoticeIcon } from '@/components/ui/notice-icon';

/** Shows what `announce` says for a few seconds. The live region is there from the start, or nobody would read it out. */
export function Announcer() {
  const [said, setSaid] = useState<{ message: string; key: number } | null>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const onSaid = (event: Event) => {
      clearTimeout(timer);
      setSaid({ message: (event as CustomEvent<string>).detail, key: Date.now() });
      timer = setTimeout(() => setSaid(null), 4000);
    };
    window.addEventListener(announcement, onSaid);
    return () => {
      clearTimeout(timer);
      window.removeEventListener(announcement, onSaid);
    };
  }, []);

  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 bottom-5 z-50 flex justify-center px-4 print:hidden"
    >
      {said ? (
        <p
          key={said.key}
          className="flex animate-[appear_160ms_ease-out] items-center gap-2 rounded-lg bg-ink px-3.5 py-2 font-medium text-canvas shadow-float"
        >
          <NoticeIcon tone="positive" />
          {said.message}
        </p>
      ) : null}
    </div>
  );
}
