'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { Menu, MenuButton, MenuLabel, MenuLine, MenuLink } from '@/components/ui/menu';
import { roleLabels } from '@/lib/domain/access/can';
import { listOfWords } from '@/lib/domain/list-of-words';
import type { SavedView, SavedViews } from '@/lib/domain/use-case/saved-views';
import { viewPath } from '@/lib/url/saved-views';
import { listPath, plainQuery } from '@/lib/url/use-case-list';
import { OpenFirst } from './open-first';

type Props = {
  workspace: string;
  saved: SavedViews;
  /** The view that is open; null: none. */
  open: SavedView | null;
  /** What is shown now, as a view would keep it, and whether that is other than what the open one keeps. */
  shown: string;
  changed: boolean;
  /** Whether the reader may keep views for the workspace. */
  mayShare: boolean;
};

type Task = 'keep' | 'share' | 'update' | 'rename' | 'drop' | 'first';

/** The views that are kept under a name, and what can be done with the one that is open. */
export function ViewsMenu({ workspace, saved, open, shown, changed, mayShare }: Props) {
  const [task, setTask] = useState<Task | null>(null);
  const close = () => setTask(null);
  const mayChange = open !== null && (!open.shared || mayShare);
  const entry = (next: Task, label: string, danger = false) => (
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
        <Listed label="My views" views={saved.views.filter((view) => !view.shared)} {...{ workspace, open, saved }} />
        <Listed
          label="Of the workspace"
          views={saved.views.filter((view) => view.shared)}
          {...{ workspace, open, saved }}
        />
        {saved.views.length > 0 ? (
          <>
            <MenuLink href={listPath(workspace)}>The plain list</MenuLink>
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
      {task === 'first' ? <OpenFirst {...{ workspace, saved, mayShare }} onClose={close} /> : null}
      {task === 'keep' || task === 'share' ? (
        <Ask
          title={task === 'keep' ? 'Save as a view of mine' : 'Save for the workspace'}
          description={
            task === 'keep'
              ? 'The filters, the order, the columns and the groups as they are now. Nobody else sees it.'
              : 'The filters, the order, the columns and the groups as they are now. Everybody here can open it.'
          }
          {...{ workspace, close }}
          command={task === 'keep' ? 'keep-view' : 'share-view'}
          hidden={{ query: shown }}
          submitLabel="Save"
          redirectTo={`/w/${workspace}/use-cases${shown || plainQuery}&saved={id}`}
        >
          <TextField name="name" label="Name" maxLength={60} />
        </Ask>
      ) : null}
      {open && (task === 'update' || task === 'rename') ? (
        <Ask
          title={task === 'update' ? `Update ${open.name}` : `Rename ${open.name}`}
          description={task === 'update' ? `It then opens as the list is shown now${forWhom(open)}.` : undefined}
          {...{ workspace, close }}
          command={open.shared ? 'share-view' : 'keep-view'}
          hidden={{
            id: open.id,
            state: open.state,
            query: task === 'update' ? shown : open.query,
            ...(task === 'update' && { name: open.name }),
          }}
          submitLabel={task === 'update' ? 'Update' : 'Rename'}
        >
          {task === 'rename' ? <TextField name="name" label="Name" maxLength={60} defaultValue={open.name} /> : null}
        </Ask>
      ) : null}
      {open && task === 'drop' ? (
        <Ask
          title={`Delete ${open.name}`}
          description={
            firstFor(open) === ''
              ? `No use case is touched${forWhom(open)}.`
              : `It opens first for ${firstFor(open)}: they get the plain list then, or what their role opens.`
          }
          {...{ workspace, close }}
          command={open.shared ? 'drop-shared-view' : 'drop-view'}
          hidden={{ id: open.id, state: open.state }}
          submitLabel="Delete"
          submitVariant="danger"
          redirectTo={listPath(workspace)}
        />
      ) : null}
    </>
  );
}

type ListedProps = { label: string; views: SavedView[] } & Pick<Props, 'workspace' | 'open' | 'saved'>;

function Listed({ label, views, workspace, open, saved }: ListedProps) {
  if (views.length === 0) return null;
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      {views.map((view) => (
        <MenuLink
          key={view.id}
          href={viewPath(workspace, view)}
          current={view.id === open?.id}
          hint={view.id === saved.opening?.id ? 'opens first' : undefined}
        >
          {view.name}
        </MenuLink>
      ))}
    </>
  );
}

const forWhom = ({ shared }: SavedView) => (shared ? ', for everybody in the workspace' : '');

/** "viewers and 2 people who chose it". */
function firstFor({ shared, roles, people }: SavedView): string {
  if (!shared) return people > 0 ? 'you' : '';
  const chosen = people === 0 ? [] : [`${people} ${people === 1 ? 'person' : 'people'} who chose it`];
  return listOfWords([...roles.map((role) => `${roleLabels[role].toLowerCase()}s`), ...chosen]);
}

type AskProps = Omit<Parameters<typeof CommandForm>[0], 'actions' | 'afterDone'> & {
  title: string;
  description?: string;
  close: () => void;
};

function Ask({ title, description, close, ...form }: AskProps) {
  return (
    <Dialog open onClose={close} title={title} description={description} width="sm">
      <CommandForm
        {...form}
        guard={false}
        onDone={form.redirectTo ? 'redirect' : 'stay'}
        afterDone={close}
        actions={
          <Button variant="quiet" onClick={close}>
            Cancel
          </Button>
        }
      />
    </Dialog>
  );
}
