'use client';

import clsx from 'clsx';
import { useSyncExternalStore, type ReactNode } from 'react';
import { Kbd } from '@/components/ui/kbd';

export const openPalette = 'airworthy:palette';
/** The pointer is over the button: time to fetch what it opens. */
export const warmPalette = 'airworthy:palette-soon';

const never = () => () => {};
const modifierHere = () => (/mac|iphone|ipad/i.test(navigator.userAgent) ? '⌘' : 'Ctrl ');

/** Opens the palette: a search box in the rail, a `small` icon in the bar of phones. */
export function PaletteButton({ icon, small = false }: { icon: ReactNode; small?: boolean }) {
  const modifier = useSyncExternalStore(never, modifierHere, () => 'Ctrl ');
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onPointerEnter={() => window.dispatchEvent(new Event(warmPalette))}
      onClick={() => window.dispatchEvent(new Event(openPalette))}
      className={clsx(
        'flex h-8 items-center gap-2 rounded-md text-ink-subtle transition-colors hover:text-ink-muted',
        small
          ? 'touch-target w-8 justify-center hover:bg-hover'
          : 'w-full border border-line-strong bg-surface px-2 shadow-control hover:bg-hover',
      )}
    >
      {icon}
      <span className={small ? 'sr-only' : 'flex-1 truncate text-left'}>Search or go to…</span>
      {small ? null : (
        <span aria-hidden="true" className="flex">
          <Kbd>{modifier}K</Kbd>
        </span>
      )}
    </button>
  );
}
