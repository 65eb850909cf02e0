import { notFound } from 'next/navigation';
import { CommandForm } from '@/components/forms/command-form';
import { TextField } from '@/components/forms/text-field';
import { FollowChoices } from '@/components/imports/follow-choices';
import { MappingFields } from '@/components/imports/mapping-fields';
import { MoreColumns } from '@/components/imports/more-columns';
import { Preview } from '@/components/imports/preview';
import { StageValues } from '@/components/imports/stage-values';
import { Notice } from '@/components/ui/notice';
import type { Actor } from '@/lib/domain/access/actor';
import { grouped } from '@/lib/domain/import/limits';
import { importPreview, type PreviewChoice } from '@/lib/queries/import-preview';
import type { ImportRunDetail } from '@/lib/queries/import-run';

type Props = { workspace: string; actor: Actor; run: ImportRunDetail; choice: PreviewChoice };

/** An uploaded file before it is imported: its columns, what they become, and the start. */
export async function MapImport({ workspace, actor, run, choice }: Props) {
  const preview = await importPreview(actor, run.id, choice);
  if (!preview) notFound();
  const { columns, fields, named, appended, unmapped, stages, rows, planned, problems, remarks } = preview;
  const taken = Object.values(fields).filter((index) => index !== null);
  return (
    <CommandForm
      // Another mapping fills the form anew.
      key={named ?? 'suggested'}
      workspace={workspace}
      command="start-import"
      hidden={{ import: run.id }}
      submitLabel={`Import ${grouped(run.rows)} rows`}
      doneMessage="The import has started"
      guard={false}
      gap="lg"
      stickyActions
      actions={<FollowChoices from={choice.named} />}
    >
      {remarks.map((remark) => (
        <Notice key={remark} tone="info" title={remark} />
      ))}
      <MappingFields {...preview} workspace={workspace} importId={run.id} columns={columns} />
      <StageValues key={fields.reportedStage} values={stages} />
      <MoreColumns columns={columns} taken={taken} appended={appended} rows={run.rows} unmapped={unmapped} />
      <Preview rows={rows} total={run.rows} planned={planned} problems={problems} />
      <div className="max-w-md">
        <TextField
          name="saveAs"
          label="Save this mapping as"
          hint="To use it for the next file like this one."
          required={false}
          maxLength={80}
          placeholder="Quarterly inventory"
        />
      </div>
    </CommandForm>
  );
}
