'use client';

import { useState } from 'react';
import { EvidenceFields } from '@/components/checklist/evidence-fields';
import { CheckboxGroupField } from '@/components/forms/checkbox-group-field';
import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { TextField } from '@/components/forms/text-field';
import { ButtonLink } from '@/components/ui/button-link';
import { drillLabels, evidenceKindLabels } from '@/lib/domain/checklist/evidence';
import { checklistTemplate, type ItemTemplate } from '@/lib/domain/checklist/template';
import { givenKinds, type GivenKind } from '@/lib/domain/servers/given';
import { serverPath } from '@/lib/url/servers';

type Props = {
  workspace: string;
  server: string;
  kind: GivenKind;
  /** Those that are chosen to begin with. */
  items: readonly string[];
  today: string;
};

const kinds = givenKinds.map((value) => ({ value, label: evidenceKindLabels[value] }));
const choices = checklistTemplate.map((item) => ({
  value: item.id,
  label: `${item.id} ${item.title}`,
  hint: besides(item),
}));

/** Evidence for a server: what it proves, and then a link, a note or a file. */
export function GiveEvidenceForm({ workspace, server, kind: begun, items, today }: Props) {
  const [kind, setKind] = useState(begun);
  const page = serverPath(workspace, server, 'evidence');
  return (
    <CommandForm
      workspace={workspace}
      command="give-server-evidence"
      hidden={{ server }}
      submitLabel="Give evidence"
      onDone="redirect"
      redirectTo={page}
      doneMessage="Evidence given"
      actions={
        <ButtonLink href={page} variant="quiet">
          Cancel
        </ButtonLink>
      }
    >
      <CheckboxGroupField
        name="items[]"
        label="What it proves"
        hint="A drill is held by a use case, and recorded there."
        look="columns"
        options={choices}
        defaultValue={items}
      />
      <div
        onChange={(event) => {
          const { name, value } = event.target as HTMLInputElement;
          const chosen = givenKinds.find((one) => one === value);
          if (name === 'kind' && chosen) setKind(chosen);
        }}
      >
        <RadioField name="kind" label="What it is" look="row" defaultValue={begun} options={kinds} />
      </div>
      <div className="max-w-2xl space-y-4">
        <TextField
          name="title"
          label="Title"
          hint={kind === 'file' ? 'The file’s name, if left empty.' : undefined}
          required={kind !== 'file'}
          maxLength={200}
        />
        <EvidenceFields
          kind={kind}
          drill={null}
          today={today}
          latestExpiry={null}
          expiryHint="Left empty, it proves each item for as long as that item allows."
        />
      </div>
    </CommandForm>
  );
}

/** What an item asks for besides. */
function besides({ drill, validDays }: ItemTemplate): string | undefined {
  const wants = [
    drill && `takes a ${drillLabels[drill].toLowerCase()} besides`,
    validDays && `for ${validDays} days at most`,
  ].filter(Boolean);
  return wants.length > 0 ? `${wants.join(', ').replace(/^./, (letter) => letter.toUpperCase())}.` : undefined;
}
