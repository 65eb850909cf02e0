'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

const again = 5_000;

/** Draws the page anew whenever the server says that there is something new, and shows that it listens. */
export function LiveUpdates({ workspace, useCase }: { workspace: string; useCase: string }) {
  const router = useRouter();
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout>;
    const open = () => {
      source = new EventSource(`/api/w/${workspace}/use-cases/${encodeURIComponent(useCase)}/live`);
      // The first message comes once nothing is missed any more.
      source.addEventListener('message', () => {
        setHeard(true);
        router.refresh();
      });
      source.addEventListener('error', () => {
        setHeard(false);
        // A lost connection is made anew by the browser; after an error of the server it gives up.
        if (source.readyState !== EventSource.CLOSED) return;
        clearTimeout(timer);
        timer = setTimeout(open, again);
      });
    };
    open();
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [router, workspace, useCase]);
  return (
    <span
      className={heard ? 'badge badge-dot tone-positive' : 'badge badge-dot tone-neutral'}
      title={heard ? 'This page follows by itself.' : 'Connecting; until then, reload to see what is new.'}
    >
      {heard ? 'Live' : 'Connecting'}
    </span>
  );
}
