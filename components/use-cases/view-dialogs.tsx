'use client';

import { CommandForm } from '@/components/forms/command-form';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { roleLabels } from '@/lib/domain/access/can';
import { listOfWords } from '@/lib/domain/list-of-words';
import type { SavedView, SavedViews } from '@/lib/domain/use-case/saved-views';
import { OpenFirst } from './open-first';

export type ViewTask = 'keep' | 'share' | 'update' | 'rename' | 'drop' | 'first';

type Props = {
  workspace: string;
  task: ViewTask;
  saved: SavedViews;
  /** The view that is open; null: none. */
  open: SavedView | null;
  /** What is shown now, as a view would keep it. */
  shown: string;
  /** Where a view that is kept opens, with `{id}` for its id; and the list without any. */
  keptTo: string;
  plainHref: string;
  mayShare: boolean;
  close: () => void;
};

/** What a task of the menu of views asks. Its script is fetched with the first of them. */
export default function ViewDialogs({
  workspace,
  task,
  saved,
  open,
  shown,
  keptTo,
  plainHref,
  mayShare,
  close,
}: Props) {
  return (
    <>
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
          redirectTo={keptTo}
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
          redirectTo={plainHref}
        />
      ) : null}
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
