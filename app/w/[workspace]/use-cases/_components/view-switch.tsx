'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { Icon, type IconName } from '@/components/ui/icon';
import type { ListView } from '@/lib/url/use-case-list';

const views: { view: ListView; label: string; icon: IconName }[] = [
  { view: 'table', label: 'Table', icon: 'table' },
  { view: 'board', label: 'Board', icon: 'board' },
  { view: 'matrix', label: 'Matrix', icon: 'matrix' },
  { view: 'timeline', label: 'Timeline', icon: 'timeline' },
];

/** The same use cases as table, board, matrix or timeline. */
export function ViewSwitch({ view: shown, hrefs }: { view: ListView; hrefs: Record<ListView, string> }) {
  return (
    <nav aria-label="View" className="flex rounded-md border border-line-strong bg-surface p-0.5">
      {views.map(({ view, label, icon }) => (
        <Link
          key={view}
          href={hrefs[view]}
          aria-current={shown === view ? 'page' : undefined}
          className={clsx(
            'inline-flex h-6.5 items-center gap-1.5 rounded-sm px-2.5 text-sm font-medium',
            shown === view ? 'bg-neutral-soft text-ink' : 'text-ink-muted hover:text-ink',
          )}
        >
          <Icon name={icon} size={14} />
          {label}
        </Link>
      ))}
    </nav>
  );
}
