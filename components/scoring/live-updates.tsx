'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';

/** Draws the page anew whenever the server says that there is something new, and shows that it listens. */
export function LiveUpdates({ workspace, useCase }: { workspace: string; useCase: string }) {
  const router = useRouter();
  const [heard, setHeard] = useState(false);
  useEffect(() => {
    const source = new EventSource(`/api/w/${workspace}/use-cases/${encodeURIComponent(useCase)}/live`);
    let lost = false;
    source.addEventListener('open', () => {
      setHeard(true);
      // What was said in between is lost, so look.
      if (lost) router.refresh();
      lost = false;
    });
    source.addEventListener('message', () => router.refresh());
    source.addEventListener('error', () => {
      lost = true;
      setHeard(false);
    });
    return () => source.close();
  }, [router, workspace, useCase]);
  return (
    <span
      className={heard ? 'badge tone-positive' : 'badge tone-neutral'}
      title={heard ? 'This page follows by itself.' : 'Connecting; until then, reload to see what is new.'}
    >
      <span aria-hidden="true" className={heard ? 'dot bg-positive' : 'dot bg-neutral'} />
      {heard ? 'Live' : 'Connecting'}
    </span>
  );
}
