'use client';

import { TextArea } from '@/components/ui/text-area';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  defaultValue?: string | null;
  placeholder?: string;
  rows?: number;
  maxLength?: number;
  /** In monospace, for what a machine reads. */
  mono?: boolean;
};

/** Several lines of text. */
export function TextAreaField({ defaultValue, placeholder, rows, maxLength, mono, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <TextArea
          {...control}
          defaultValue={defaultValue ?? ''}
          placeholder={placeholder}
          rows={rows}
          maxLength={maxLength}
          className={mono ? 'font-mono text-sm' : undefined}
        />
      )}
    </Field>
  );
}
