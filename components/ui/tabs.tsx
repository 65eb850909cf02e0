'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import { useEffect, useRef, type ReactNode } from 'react';
import { Count } from './badge';

export type Tab = {
  href: string;
  label: string;
  /** A number that wants attention, such as open items. */
  count?: number;
  /** Says what the count counts, for those who do not see where it stands: "open items". */
  countLabel?: string;
  icon?: ReactNode;
};

/** Ways into parts of one thing, as links. The current one is the longest address that the page's begins with. */
export function Tabs({ label, tabs, className }: { label: string; tabs: Tab[]; className?: string }) {
  const pathname = usePathname();
  const list = useRef<HTMLUListElement>(null);
  const current = tabs
    .map((tab) => tab.href.split(/[?#]/)[0] ?? tab.href)
    .filter((href) => pathname === href || pathname.startsWith(`${href}/`))
    .sort((a, b) => b.length - a.length)[0];

  // On a phone the row is longer than the screen: the current tab must be in sight.
  useEffect(() => {
    const box = current ? list.current : null;
    const here = box?.querySelector<HTMLElement>('[aria-current]');
    if (box && here) box.scrollTo({ left: here.offsetLeft - (box.clientWidth - here.offsetWidth) / 2 });
  }, [current]);

  return (
    <nav aria-label={label} className={clsx('border-b border-line', className)}>
      <ul ref={list} className="relative -mb-px flex [scrollbar-width:none] gap-1 overflow-x-auto">
        {tabs.map((tab) => {
          const here = (tab.href.split(/[?#]/)[0] ?? tab.href) === current;
          return (
            <li key={tab.href} className="shrink-0">
              <Link
                href={tab.href}
                prefetch={false}
                aria-current={here ? 'page' : undefined}
                className={clsx(
                  'flex h-9 items-center gap-1.5 border-b-2 px-2.5 whitespace-nowrap transition-colors focus-visible:-outline-offset-2',
                  here
                    ? 'border-accent font-medium text-ink'
                    : 'border-transparent text-ink-muted hover:border-line-strong hover:text-ink',
                )}
              >
                {tab.icon}
                {tab.label}
                {tab.count === undefined ? null : (
                  <>
                    <Count>{tab.count}</Count>
                    {tab.countLabel ? <span className="sr-only">{tab.countLabel}</span> : null}
                  </>
                )}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
