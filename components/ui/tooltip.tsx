'use client';

import { useEffect, useId, useRef, type ReactNode } from 'react';
import { place } from './place';

/**
 * A short explanation of the one control inside, on hover and on focus; Escape hides it. Never the only place of
 * something that must be known, and never for anything to be pressed: that is a `Menu`.
 */
export function Tooltip({ text, children }: { text: string; children: ReactNode }) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    (anchor.current?.querySelector('a, button, [tabindex]') ?? anchor.current)?.setAttribute('aria-describedby', id);
    return () => clearTimeout(timer.current);
  }, [id]);

  function show(delay: number) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const inner = anchor.current?.firstElementChild;
      if (!inner || !panel.current?.isConnected) return;
      panel.current.showPopover();
      place(inner, panel.current, 'center', 6);
    }, delay);
  }
  // A moment's grace, so that the pointer can reach the text itself.
  function hide(delay = 120) {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => panel.current?.hidePopover(), delay);
  }

  return (
    <span
      className="contents"
      onMouseEnter={() => show(350)}
      onMouseLeave={() => hide()}
      onFocus={(event) => event.target.matches(':focus-visible') && show(0)}
      onBlur={() => hide(0)}
      onKeyDown={(event) => event.key === 'Escape' && hide(0)}
    >
      <span ref={anchor} className="contents">
        {children}
      </span>
      <span
        ref={panel}
        id={id}
        role="tooltip"
        popover="manual"
        className="fixed inset-auto m-0 max-w-72 rounded-md bg-ink px-2 py-1 text-sm text-canvas"
      >
        {text}
      </span>
    </span>
  );
}
