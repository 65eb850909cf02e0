'use client';

import { lazy, Suspense, useState } from 'react';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuButton, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';
import type { SavedView, SavedViews } from '@/lib/domain/use-case/saved-views';
import type { ViewTask } from './view-dialogs';

const ViewDialogs = lazy(() => import('./view-dialogs'));

type Props = {
  workspace: string;
  saved: SavedViews;
  /** Where each view opens, by its id, and the list without any. */
  hrefs: Record<string, string>;
  plainHref: string;
  /** Where a view opens that is kept of what is shown, with `{id}` for its id. */
  keptTo: string;
  /** The view that is open; null: none. */
  open: SavedView | null;
  /** What is shown now, as a view would keep it, and whether that is other than what the open one keeps. */
  shown: string;
  changed: boolean;
  /** Whether the reader may keep views for the workspace. */
  mayShare: boolean;
};

/** The views that are kept under a name, and what can be done with the one that is open. */
export function ViewsMenu({ workspace, saved, hrefs, plainHref, keptTo, open, shown, changed, mayShare }: Props) {
  const [task, setTask] = useState<ViewTask | null>(null);
  const close = () => setTask(null);
  const mayChange = open !== null && (!open.shared || mayShare);
  const entry = (next: ViewTask, label: string, danger = false) => (
    <MenuButton danger={danger} onClick={() => setTask(next)}>
      {label}
    </MenuButton>
  );
  return (
    <>
      <Menu
        trigger={
          <>
            <Icon name="layout" size={14} />
            <span className="max-w-44 truncate">{open ? open.name : 'Views'}</span>
            {open && changed ? <span className="text-sm font-normal text-ink-subtle">changed</span> : null}
          </>
        }
        align="end"
        className="max-w-80"
      >
        <Listed label="My views" views={saved.views.filter((view) => !view.shared)} {...{ hrefs, open, saved }} />
        <Listed
          label="Of the workspace"
          views={saved.views.filter((view) => view.shared)}
          {...{ hrefs, open, saved }}
        />
        {saved.views.length > 0 ? (
          <>
            <MenuLink href={plainHref}>The plain list</MenuLink>
            <MenuLine />
          </>
        ) : null}
        {mayChange && changed ? entry('update', 'Update it to what is shown…') : null}
        {entry('keep', 'Save as a view of mine…')}
        {mayShare ? entry('share', 'Save for the workspace…') : null}
        {mayChange ? entry('rename', 'Rename…') : null}
        {mayChange ? entry('drop', 'Delete…', true) : null}
        {saved.views.length > 0 ? (
          <>
            <MenuLine />
            {entry('first', 'What opens first…')}
          </>
        ) : null}
      </Menu>
      {task ? (
        <Suspense>
          <ViewDialogs {...{ workspace, task, saved, open, shown, keptTo, plainHref, mayShare, close }} />
        </Suspense>
      ) : null}
    </>
  );
}

type ListedProps = { label: string; views: SavedView[] } & Pick<Props, 'hrefs' | 'open' | 'saved'>;

function Listed({ label, views, hrefs, open, saved }: ListedProps) {
  if (views.length === 0) return null;
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {views.map((view) => (
        <MenuLink
          key={view.id}
          href={hrefs[view.id] ?? ''}
          current={view.id === open?.id}
          hint={view.id === saved.opening?.id ? 'opens first' : undefined}
        >
          {view.name}
        </MenuLink>
      ))}
    </>
  );
}
