'use client';

import { useState } from 'react';
import { FileInput } from '@/components/ui/file-input';
import { FieldError } from '@/components/ui/field-error';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  /** As of the file input: `.pdf,.png`. */
  accept?: string;
  /** Bytes; 10 MB unless said otherwise. Checked here too, since a larger request never reaches the command. */
  maxBytes?: number;
};

/** One file. */
export function FileField({ accept, maxBytes = 10 * 1024 * 1024, ...field }: Props) {
  const [tooLarge, setTooLarge] = useState('');
  return (
    <Field {...field}>
      {(control) => (
        <>
          <FileInput
            {...control}
            accept={accept}
            aria-invalid={control['aria-invalid'] ?? (tooLarge ? true : undefined)}
            aria-describedby={
              [control['aria-describedby'], tooLarge && `${control.id}-size`].filter(Boolean).join(' ') || undefined
            }
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              const over = file && file.size > maxBytes;
              setTooLarge(
                over
                  ? `${file.name} has ${megabytes(file.size)} MB; ${megabytes(maxBytes)} MB is the most. Choose a smaller file.`
                  : '',
              );
              if (over) event.currentTarget.value = '';
            }}
          />
          <span role="alert">
            <FieldError id={`${control.id}-size`} errors={tooLarge ? [tooLarge] : undefined} />
          </span>
        </>
      )}
    </Field>
  );
}

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(bytes % (1024 * 1024) ? 1 : 0);
