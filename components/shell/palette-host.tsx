'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { openPalette, warmPalette } from './palette-button';
import type { Actor } from '@/lib/domain/access/actor';
import { paletteEntries } from './places';

const load = () => import('./command-palette');
const CommandPalette = lazy(load);

/** The one palette of the page. It is fetched the first time it is asked for: by its button or by Ctrl/⌘ K. */
export function PaletteHost({ actor }: { actor: Actor }) {
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);

  useEffect(() => {
    const toggle = () => {
      setWanted(true);
      setOpen((now) => !now);
    };
    const warm = () => void load();
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
        return;
      event.preventDefault();
      toggle();
    };
    window.addEventListener('keydown', onKeyDown);
    window.addEventListener(openPalette, toggle);
    window.addEventListener(warmPalette, warm);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      window.removeEventListener(openPalette, toggle);
      window.removeEventListener(warmPalette, warm);
    };
  }, []);

  return wanted ? (
    <Suspense>
      <CommandPalette
        workspace={actor.workspaceSlug}
        entries={paletteEntries(actor)}
        open={open}
        onClose={() => setOpen(false)}
      />
    </Suspense>
  ) : null;
}
