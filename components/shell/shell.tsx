'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import type { Actor } from '@/lib/domain/access/actor';
import { Announcer } from './announcer';
import { Mark } from './mark';
import { NavLink } from './nav-link';
import { PaletteButton } from './palette-button';
import { PaletteHost } from './palette-host';
import { PersonMenu } from './person-menu';
import { places } from './places';
import type { Theme } from './theme';

type Props = {
  actor: Actor;
  workspaceName: string;
  theme: Theme;
  /** How many things wait on the person, beside My work. */
  waiting: ReactNode;
  /** How many notifications they have not read, beside the bell. */
  unread: ReactNode;
  children: ReactNode;
};

/**
 * The frame around every page of a workspace: rail, then the page. On phones the same rail is a panel that the bar on top
 * opens; it is one element, so that nothing is sent twice. On the client's side, so that beside the page it travels as a few words.
 */
export function Shell({ actor, workspaceName, theme, waiting, unread, children }: Props) {
  const home = `/w/${actor.workspaceSlug}`;
  const ends: Record<string, ReactNode> = { 'My work': waiting, Notifications: unread };
  return (
    <div
      data-member={actor.memberId}
      className="grid min-h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_1fr] lg:grid-cols-[14.5rem_minmax(0,1fr)] lg:grid-rows-1"
    >
      <a
        href="#main"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 font-medium text-on-accent focus:translate-y-0"
      >
        Skip to content
      </a>

      <header className="sticky top-0 z-20 grid h-13 grid-cols-[auto_minmax(0,1fr)_2rem_2rem] items-center gap-2 border-b border-line bg-canvas/95 gutter backdrop-blur-sm lg:hidden print:hidden">
        <button
          type="button"
          popoverTarget="rail"
          aria-label="Menu"
          className={buttonClass({ variant: 'quiet', square: true, className: '-ml-2' })}
        >
          <Icon name="menu" size={18} />
        </button>
        <Link href={home} prefetch={false} className="truncate font-semibold">
          {workspaceName}
        </Link>
        <Link
          href={`${home}/notifications`}
          prefetch={false}
          className={buttonClass({ variant: 'quiet', square: true, className: 'relative' })}
        >
          <Icon name="bell" size={18} />
          <span className="sr-only">Notifications</span>
          <span className="absolute -top-1 left-1/2">{unread}</span>
        </Link>
        <PaletteButton small icon={<Icon name="search" size={18} />} />
      </header>

      <aside
        id="rail"
        aria-label="Workspace"
        popover="auto"
        className="fixed inset-y-0 right-auto left-0 m-0 h-dvh max-h-none w-72 max-w-[85vw] flex-col border-r border-line bg-canvas p-3 text-ink shadow-float backdrop:bg-black/40 open:flex lg:sticky lg:top-0 lg:flex lg:w-auto lg:max-w-none lg:shadow-none print:hidden"
      >
        <Link
          href="/workspaces"
          prefetch={false}
          title="Choose another workspace"
          className="flex h-10 items-center gap-2.5 rounded-md px-2 transition-colors hover:bg-hover"
        >
          <Mark />
          <span className="min-w-0 flex-1 truncate font-semibold">{workspaceName}</span>
          <span className="sr-only">: choose another workspace</span>
          <Icon name="chevronsUpDown" size={14} className="text-ink-subtle" />
        </Link>
        <div className="mt-3 max-lg:hidden">
          <PaletteButton icon={<Icon name="search" size={14} />} />
        </div>
        <nav aria-label="Main" className="mt-4 flex-1">
          <ul className="space-y-0.5">
            {places(actor).map((place) => (
              <li key={place.href}>
                <NavLink href={place.href} icon={<Icon name={place.icon} />} end={ends[place.label]}>
                  {place.label}
                </NavLink>
              </li>
            ))}
          </ul>
        </nav>
        <PersonMenu actor={actor} theme={theme} />
      </aside>

      <main id="main" tabIndex={-1} className="min-w-0 outline-none lg:-ml-px lg:border-l lg:border-line">
        {children}
      </main>
      <PaletteHost actor={actor} />
      <Announcer />
    </div>
  );
}
