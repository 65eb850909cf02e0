import type { ReactNode } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { DateField } from '@/components/forms/date-field';
import { FileField } from '@/components/forms/file-field';
import { TextAreaField } from '@/components/forms/text-area-field';
import { TextField } from '@/components/forms/text-field';
import { Icon, type IconName } from '@/components/ui/icon';
import { Summary } from '@/components/ui/summary';
import type { Place } from '@/components/use-case-tab/place';

type Props = {
  place: Place;
  useCase: string;
  item: string;
  /** What proves the item, as a title to begin with. */
  suggestion: string;
  today: string;
  latestExpiry: string | null;
};

/** A link, a note or a file: one of three small forms is open at a time, by the browser's own means. */
export function AddEvidence(props: Props) {
  return (
    <div className="divide-y divide-line">
      <Kind {...props} kind="link" icon="link" label="Add a link">
        <TextField name="address" label="Web address" type="url" placeholder="https://" maxLength={2000} />
        <TextField name="title" label="Title" defaultValue={props.suggestion} maxLength={200} />
      </Kind>
      <Kind {...props} kind="note" icon="note" label="Write a note">
        <TextField name="title" label="Title" defaultValue={props.suggestion} maxLength={200} />
        <TextAreaField
          name="text"
          label="What was done and seen"
          hint="No secrets and no personal data: everybody in the workspace reads it."
          rows={5}
          maxLength={10000}
        />
      </Kind>
      <Kind {...props} kind="file" icon="upload" label="Upload a file">
        <FileField
          name="file"
          label="File"
          hint="Up to 10 MB. It is only ever downloaded, never shown, and kept with its SHA-256."
        />
        <TextField name="title" label="Title" hint="The file's name, if left empty." required={false} maxLength={200} />
      </Kind>
    </div>
  );
}

type KindProps = Props & { kind: 'link' | 'note' | 'file'; icon: IconName; label: string; children: ReactNode };

function Kind({ place, useCase, item, today, latestExpiry, kind, icon, label, children }: KindProps) {
  return (
    <details name="evidence-kind">
      <Summary className="font-medium">
        <Icon name={icon} size={16} />
        {label}
      </Summary>
      <div className="px-4 pt-1 pb-4">
        <CommandForm
          {...place}
          command="add-evidence"
          hidden={{ useCase, item, kind }}
          submitLabel="Add evidence"
          onDone="reset"
          doneMessage="Evidence added"
        >
          {children}
          <DateField
            name="expiresOn"
            label="Proves it until"
            hint={
              latestExpiry
                ? 'This item wants fresh evidence: left empty, the last day it allows.'
                : 'Leave empty if it does not expire.'
            }
            required={false}
            min={today}
            max={latestExpiry ?? undefined}
            className="max-w-56"
          />
        </CommandForm>
      </div>
    </details>
  );
}
