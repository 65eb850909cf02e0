'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { LinkStatus } from '@/components/ui/link-status';

type Props = {
  href: string;
  icon: ReactNode;
  /** Behind the name, such as how many wait there. */
  end?: ReactNode;
  children: ReactNode;
};

/** A place in the rail. On phones the rail is a panel above the page, which has done its work once a place is chosen. */
export function NavLink({ href, icon, end, children }: Props) {
  const pathname = usePathname();
  const here = pathname === href || pathname.startsWith(`${href}/`);
  return (
    <Link
      href={href}
      prefetch={false}
      aria-current={here ? (pathname === href ? 'page' : 'true') : undefined}
      onClick={(event) => {
        const panel = event.currentTarget.closest<HTMLElement>('[popover]');
        if (panel?.matches(':popover-open')) panel.hidePopover();
      }}
      className={clsx(
        'flex h-8 items-center gap-2.5 rounded-md px-2 transition-colors focus-visible:outline-offset-0 pointer-coarse:h-11',
        here ? 'bg-neutral-soft font-medium text-ink' : 'text-ink-muted hover:bg-hover hover:text-ink',
      )}
    >
      <span className={here ? 'text-accent-ink' : 'text-ink-subtle'}>{icon}</span>
      <span className="flex-1 truncate">{children}</span>
      {end}
      <LinkStatus />
    </Link>
  );
}
