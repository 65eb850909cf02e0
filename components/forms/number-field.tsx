'use client';

import { NumberInput } from '@/components/ui/number-input';
import { Field, type FieldProps } from './field';

type Props = FieldProps & {
  defaultValue?: number | string | null;
  /** Behind the figure: "hours", "%". */
  unit?: string;
  min?: number;
  max?: number;
  step?: number | 'any';
};

/** A number. Its bounds are checked by the command; here they only help to enter it. */
export function NumberField({ defaultValue, unit, min, max, step, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) => (
        <NumberInput {...control} defaultValue={defaultValue ?? ''} unit={unit} min={min} max={max} step={step} />
      )}
    </Field>
  );
}
