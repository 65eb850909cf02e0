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

  useEffect(() => {
    const control = anchor.current?.firstElementChild;
    const bubble = panel.current;
    if (!control || !bubble) return;
    let timer: ReturnType<typeof setTimeout>;
    const later = (delay: number, act: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(act, delay);
    };
    const show = () => {
      bubble.showPopover();
      place(control, bubble, 'center', 6);
    };
    const hide = () => bubble.hidePopover();
    const listeners = new AbortController();
    const on = (target: Element, type: string, act: (event: Event) => void) =>
      target.addEventListener(type, act, { signal: listeners.signal });
    on(control, 'mouseenter', () => later(350, show));
    // A moment's grace, so that the pointer can reach the text itself.
    on(control, 'mouseleave', () => later(150, hide));
    on(bubble, 'mouseenter', () => clearTimeout(timer));
    on(bubble, 'mouseleave', () => later(150, hide));
    on(control, 'focusin', () => control.matches(':has(:focus-visible), :focus-visible') && later(0, show));
    on(control, 'focusout', () => later(0, hide));
    on(control, 'keydown', (event) => (event as KeyboardEvent).key === 'Escape' && later(0, hide));
    control.setAttribute('aria-describedby', id);
    return () => {
      clearTimeout(timer);
      listeners.abort();
    };
  }, [id]);

  return (
    <>
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
    </>
  );
}
