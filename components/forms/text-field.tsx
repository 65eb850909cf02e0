'use client';

import { TextInput } from '@/components/ui/text-input';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  defaultValue?: string | null;
  placeholder?: string;
  type?: 'text' | 'email' | 'url' | 'password' | 'search';
  autoComplete?: string;
  maxLength?: number;
  /** Offered while typing; anything else may be typed too. */
  suggestions?: readonly string[];
  /** In monospace, for keys and identifiers. */
  mono?: boolean;
};

/** One line of text. */
export function TextField({
  defaultValue,
  placeholder,
  type,
  autoComplete,
  maxLength,
  suggestions,
  mono,
  ...field
}: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <TextInput
          {...control}
          suggestions={suggestions}
          type={type ?? 'text'}
          defaultValue={defaultValue ?? ''}
          placeholder={placeholder}
          autoComplete={autoComplete ?? 'off'}
          maxLength={maxLength}
          className={mono ? 'font-mono text-sm' : undefined}
        />
      )}
    </Field>
  );
}
