'use client';

import { useEffect, useState } from 'react';

type Found = { key: string; title: string; stageLabel: string };

/** Use cases by key or title while somebody types; what was found stays until the next answer is here. */
export function useUseCaseSearch(workspace: string, text: string) {
  const [answer, setAnswer] = useState<{ to: string; found: Found[]; failed: boolean }>({
    to: '',
    found: [],
    failed: false,
  });
  const wanted = text.trim();
  const searches = wanted.length >= 2;

  useEffect(() => {
    if (!searches) return;
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const address = `/api/w/${workspace}/search?q=${encodeURIComponent(wanted)}`;
        const response = await fetch(address, { signal: abort.signal });
        if (!response.ok) throw new Error(String(response.status));
        const { found } = (await response.json()) as { found: Found[] };
        setAnswer({ to: wanted, found, failed: false });
      } catch {
        if (!abort.signal.aborted) setAnswer({ to: wanted, found: [], failed: true });
      }
    }, 140);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [workspace, wanted, searches]);

  return searches
    ? { found: answer.found, failed: answer.failed, pending: answer.to !== wanted }
    : { found: [], failed: false, pending: false };
}
