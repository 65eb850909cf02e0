'use client';

import { useId } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { TextAreaField } from '@/components/forms/text-area-field';
import { FileInput } from '@/components/ui/file-input';

/** Takes in what a server offers: pasted, or from a file whose text is put into the same field. */
export function ManifestForm({ workspace, server }: { workspace: string; server: string }) {
  const file = useId();
  return (
    <CommandForm
      workspace={workspace}
      command="read-contract"
      hidden={{ server }}
      submitLabel="Take it in"
      onDone="reset"
      doneMessage="Contract read"
    >
      <TextAreaField
        name="manifest"
        label="Answer to tools/list"
        hint="As JSON: the answer with or without its envelope, or the list alone. All pages as one list."
        placeholder={'{ "tools": [ … ] }'}
        rows={8}
        mono
      />
      <div className="space-y-1.5">
        <label htmlFor={file} className="block text-sm font-medium">
          Or a file
        </label>
        <FileInput
          id={file}
          accept=".json,application/json"
          onChange={async (event) => {
            const { form, files } = event.currentTarget;
            const field = form?.elements.namedItem('manifest');
            const text = await files?.[0]?.text();
            if (!(field instanceof HTMLTextAreaElement) || text === undefined) return;
            field.value = text;
            field.dispatchEvent(new Event('input', { bubbles: true }));
          }}
        />
      </div>
    </CommandForm>
  );
}
