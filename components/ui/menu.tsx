'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { createContext, use, useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button';
import { place } from './place';

type Props = {
  /** Of the button; an icon button (`square`) needs `ariaLabel` too. */
  trigger: ReactNode;
  ariaLabel?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  square?: boolean;
  /** Instead of the button's look. */
  triggerClass?: string;
  align?: 'start' | 'end';
  className?: string;
  /** `MenuLink`, `MenuButton`, `MenuLabel`, `MenuLine`; or anything else that is to stand in the panel. */
  children: ReactNode;
};

const Close = createContext<() => void>(() => {});

/** For what stands in the panel of a menu: closes it, and the focus is on its button again. Elsewhere it does nothing. */
export const useMenuClose = (): (() => void) => use(Close);

/**
 * A few further actions behind one button, or a small panel. The browser's popover does the opening, Escape, the click
 * outside and the focus; arrows move through the entries. What stands in it is drawn when it first opens, and stays.
 */
export function Menu(props: Props) {
  const { trigger, ariaLabel, variant, size, square, triggerClass, align = 'start', className, children } = props;
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [opened, setOpened] = useState(false);

  useEffect(() => {
    // Opened before this was there to hear of it.
    setOpened(panel.current?.matches(':popover-open') ?? false);
    const listeners = new AbortController();
    for (const part of [button.current, panel.current] as (HTMLElement | null)[]) {
      part?.addEventListener('keydown', (event) => stepThrough(panel.current, event), { signal: listeners.signal });
    }
    return () => listeners.abort();
  }, []);

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={ariaLabel}
        className={triggerClass ?? buttonClass({ variant, size, square })}
      >
        {trigger}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        // Before it is seen, so that it is placed by what it holds.
        onBeforeToggle={(event) => {
          if (event.newState === 'open') flushSync(() => setOpened(true));
        }}
        onToggle={(event) => {
          if (event.newState === 'open' && button.current) place(button.current, event.currentTarget, align);
        }}
        className={clsx(
          'fixed inset-auto m-0 max-h-[80dvh] min-w-44 overflow-y-auto rounded-lg bg-surface-raised p-1 shadow-float',
          className,
        )}
      >
        {opened ? <Close value={() => panel.current?.hidePopover()}>{children}</Close> : null}
      </div>
    </>
  );
}

/** Arrows move the focus through the entries, round the ends; arrow down on the button opens the panel first. */
function stepThrough(panel: HTMLElement | null, event: KeyboardEvent) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !panel) return;
  if (event.target instanceof HTMLElement && event.target.matches('input, select, textarea')) return;
  if (!panel.matches(':popover-open')) {
    if (step < 0) return;
    panel.showPopover();
  }
  const entries = [...panel.querySelectorAll<HTMLElement>('a[href], button:not(:disabled)')];
  const here = entries.indexOf(document.activeElement as HTMLElement);
  const next = here < 0 ? (step > 0 ? 0 : entries.length - 1) : (here + step + entries.length) % entries.length;
  entries[next]?.focus();
  event.preventDefault();
}

const entry =
  'flex w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-2.5';

type EntryProps = { icon?: ReactNode; hint?: ReactNode; current?: boolean; danger?: boolean; children: ReactNode };

function Entry({ icon, hint, children }: EntryProps) {
  return (
    <>
      {icon ? <span className="text-ink-subtle">{icon}</span> : null}
      <span className="min-w-0 flex-1">{children}</span>
      {hint ? <span className="text-sm text-ink-subtle">{hint}</span> : null}
    </>
  );
}

/** An entry that goes somewhere. */
export function MenuLink({ href, ...props }: EntryProps & { href: string }) {
  const close = use(Close);
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={close}
      aria-current={props.current ? 'true' : undefined}
      className={clsx(entry, props.current && 'bg-accent-soft text-accent-ink')}
    >
      <Entry {...props} />
    </Link>
  );
}

/** An entry that is a file to save: a plain link, since no page comes of it. `onTake` fetches it in the link's place. */
export function MenuFile({ href, onTake, ...props }: EntryProps & { href: string; onTake?: () => void }) {
  const close = use(Close);
  return (
    <a
      href={href}
      download
      onClick={(event) => {
        close();
        if (!onTake) return;
        event.preventDefault();
        onTake();
      }}
      className={entry}
    >
      <Entry {...props} />
    </a>
  );
}

/** An entry that does something: `onClick`, or the submit button of a form around it. */
export function MenuButton({
  onClick,
  type = 'button',
  ...props
}: EntryProps & { onClick?: () => void; type?: 'button' | 'submit' }) {
  const close = use(Close);
  return (
    <button
      type={type}
      onClick={() => {
        onClick?.();
        if (type === 'button') close();
      }}
      className={clsx(entry, props.danger && 'text-negative-ink', props.current && 'bg-accent-soft text-accent-ink')}
    >
      <Entry {...props} />
    </button>
  );
}

/** Names the entries below it. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <div className="max-w-72 px-2 pt-1.5 pb-1 text-xs font-medium wrap-anywhere text-ink-subtle">{children}</div>;
}

/** Parts groups of entries. */
export function MenuLine() {
  return <hr className="-mx-1 my-1 border-line" />;
}
