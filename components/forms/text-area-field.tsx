'use client';

import { TextArea } from '@/components/ui/text-area';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  defaultValue?: string | null;
  placeholder?: string;
  rows?: number;
  maxLength?: number;
};

/** Several lines of text. */
export function TextAreaField({ defaultValue, placeholder, rows, maxLength, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <TextArea
          {...control}
          defaultValue={defaultValue ?? ''}
          placeholder={placeholder}
          rows={rows}
          maxLength={maxLength}
        />
      )}
    </Field>
  );
}
