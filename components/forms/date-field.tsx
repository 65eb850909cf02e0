'use client';

import { DateInput } from '@/components/ui/date-input';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  /** YYYY-MM-DD, as `min` and `max`. */
  defaultValue?: string | null;
  min?: string;
  max?: string;
};

/** A day. */
export function DateField({ defaultValue, min, max, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => <DateInput {...control} defaultValue={defaultValue ?? ''} min={min} max={max} />}
    </Field>
  );
}
