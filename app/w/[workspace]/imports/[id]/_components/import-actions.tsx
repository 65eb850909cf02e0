import { CommandDialog } from '@/components/forms/command-dialog';
import { Icon } from '@/components/ui/icon';
import { grouped } from '@/lib/domain/import/limits';
import { importsPath } from '@/lib/url/imports';

type Props = { workspace: string; run: { id: string; fileName: string; created: number; updated: number } };

/** Forgets an uploaded file. */
export function DiscardImport({ workspace, run }: Props) {
  return (
    <CommandDialog
      workspace={workspace}
      command="discard-import"
      hidden={{ import: run.id }}
      trigger="Discard"
      triggerIcon={<Icon name="trash" />}
      title="Discard this file?"
      description={`${run.fileName} has not been imported. Discarding it forgets the file; upload it again to import it.`}
      submitLabel="Discard the file"
      submitVariant="danger"
      doneMessage="Discarded"
      width="sm"
      redirectTo={importsPath(workspace)}
    />
  );
}

/** Takes an import back, after a question. */
export function UndoImport({ workspace, run }: Props) {
  const created = `${grouped(run.created)} created ${run.created === 1 ? 'use case is' : 'use cases are'} removed`;
  const updated =
    run.updated > 0
      ? `, ${grouped(run.updated)} updated ${run.updated === 1 ? 'one gets its' : 'ones get their'} earlier content back`
      : '';
  return (
    <CommandDialog
      workspace={workspace}
      command="undo-import"
      hidden={{ import: run.id }}
      trigger="Undo import"
      triggerIcon={<Icon name="undo" />}
      title="Undo this import?"
      description={`${created}${updated}. It is done as a whole or not at all: once somebody has worked on one of them, the import stays. Their history and the business units remain.`}
      submitLabel="Undo the import"
      submitVariant="danger"
      doneMessage="Import undone"
      base={`/w/${workspace}/use-cases/-`}
    />
  );
}
