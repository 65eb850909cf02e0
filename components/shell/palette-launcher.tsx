'use client';

import { lazy, Suspense, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Kbd } from '@/components/ui/kbd';
import type { PaletteEntry } from './palette-entries';

const CommandPalette = lazy(() => import('./command-palette'));

type Props = { workspace: string; entries: PaletteEntry[]; icon: ReactNode };

const never = () => () => {};
const modifierHere = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl');

/** The search box of the rail. The palette behind it is fetched the first time it is asked for, by click or Ctrl/⌘ K. */
export function PaletteLauncher({ workspace, entries, icon }: Props) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const modifier = useSyncExternalStore(never, modifierHere, () => 'Ctrl');

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      setWanted(true);
      setOpen((now) => !now);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);

  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        // Fetched while the finger is still on its way.
        onPointerEnter={() => void import('./command-palette')}
        onClick={() => {
          setWanted(true);
          setOpen(true);
        }}
        className="flex h-8 w-full items-center gap-2 rounded-md border border-line bg-surface px-2 text-ink-subtle shadow-control transition-colors hover:border-line-strong hover:text-ink-muted max-lg:size-8 max-lg:justify-center max-lg:px-0"
      >
        {icon}
        <span className="flex-1 text-left max-lg:sr-only">Search or go to…</span>
        <span className="flex gap-0.5 max-lg:hidden" aria-hidden="true">
          <Kbd>{modifier}</Kbd>
          <Kbd>K</Kbd>
        </span>
      </button>
      {wanted ? (
        <Suspense>
          <CommandPalette workspace={workspace} entries={entries} open={open} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
