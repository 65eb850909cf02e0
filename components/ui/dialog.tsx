'use client';

import clsx from 'clsx';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { buttonClass } from './button';

type Props = {
  open: boolean;
  /** Asked for by Escape, the cross or a click outside. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  width?: 'sm' | 'md' | 'lg';
  /** Hides the header, for a panel that names itself in its content; `title` must then be a plain text. */
  bare?: boolean;
  className?: string;
  children: ReactNode;
};

const widths = { sm: 'sm:max-w-md', md: 'sm:max-w-xl', lg: 'sm:max-w-3xl' };

/**
 * One question above the page. The browser's modal dialog keeps the focus inside, makes the rest inert, closes on
 * Escape and gives the focus back; on phones it fills the width at the bottom edge.
 */
export function Dialog({ open, onClose, title, description, width = 'md', bare = false, className, children }: Props) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      element.showModal();
      // Not on the cross, which comes first.
      element.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea')?.focus();
    }
    if (!open && element.open) element.close();
  }, [open]);

  useEffect(() => {
    const element = dialog.current;
    // The dialog has no inner space of its own, so only its backdrop has it as the target.
    const onMouseDown = (event: MouseEvent) => event.target === element && element?.close();
    element?.addEventListener('mousedown', onMouseDown);
    return () => element?.removeEventListener('mousedown', onMouseDown);
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={bare ? undefined : `${id}-title`}
      aria-label={bare && typeof title === 'string' ? title : undefined}
      aria-describedby={description && !bare ? `${id}-description` : undefined}
      onClose={onClose}
      className={clsx(
        'm-auto max-h-[min(46rem,calc(100dvh-2rem))] w-full flex-col overflow-hidden rounded-xl bg-surface-raised p-0 text-left font-normal whitespace-normal shadow-float open:flex',
        'max-sm:mx-0 max-sm:mb-0 max-sm:max-w-none max-sm:rounded-b-none',
        widths[width],
        className,
      )}
    >
      {bare ? (
        children
      ) : (
        <>
          <div className="flex items-start justify-between gap-4 px-5 pt-4 pb-3">
            <div className="min-w-0 space-y-1">
              <h2 id={`${id}-title`} className="text-lg font-semibold">
                {title}
              </h2>
              {description ? (
                <div id={`${id}-description`} className="max-w-prose text-ink-muted">
                  {description}
                </div>
              ) : null}
            </div>
            <button
              type="button"
              aria-label="Close"
              onClick={onClose}
              className={buttonClass({ variant: 'quiet', size: 'sm', square: true, className: '-mt-0.5 -mr-2' })}
            >
              <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3" stroke="currentColor" strokeWidth="1.5">
                <path d="m2 2 8 8M10 2l-8 8" strokeLinecap="round" />
              </svg>
            </button>
          </div>
          {/* Positioned, so that what is only read out scrolls with it and not the dialog. */}
          <div className="relative overflow-y-auto overscroll-contain px-5 pt-1 pb-5">{children}</div>
        </>
      )}
    </dialog>
  );
}
