import { useRouter } from 'next/navigation';
import { startTransition, type MouseEvent } from 'react';

/**
 * For an element with plain links by the dozen: its `onClick` follows them as `Link` does, without loading the page anew. Fifty rows then
 * need no fifty components that each listen. Keys and gestures that open a link elsewhere are the browser's.
 */
export function useFollowLinks(): (event: MouseEvent) => void {
  const router = useRouter();
  return (event) => {
    const { altKey, button, ctrlKey, defaultPrevented, metaKey, shiftKey, target } = event;
    if (defaultPrevented || button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
    const link = (target as Element).closest('a');
    if (!link || link.target || link.origin !== window.location.origin) return;
    event.preventDefault();
    startTransition(() => router.push(link.pathname + link.search + link.hash));
  };
}
