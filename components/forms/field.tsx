'use client';

import clsx from 'clsx';
import type { ReactNode } from 'react';
import { describedBy, FieldFrame } from '@/components/ui/field-frame';
import { useFieldErrors, useFieldId } from './field-errors';

/** What every field of a form takes. */
export type FieldProps = {
  /** The path in the command's schema: `metrics.0.name`. */
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  /** True unless said otherwise; an optional field says so beside its label. */
  required?: boolean;
  /** Hidden from the eye where the place says it, as in a table; still read out. */
  hideLabel?: boolean;
  className?: string;
};

/** What a control of one's own must put on its element. */
export type FieldControl = {
  id: string;
  name: string;
  required: boolean;
  'aria-invalid': true | undefined;
  'aria-describedby': string | undefined;
};

/** A control of one's own with label, hint and the errors of its name. For the usual ones take `TextField` and its kin. */
export function Field({
  name,
  label,
  hint,
  required = true,
  hideLabel,
  className,
  children,
}: FieldProps & { children: (control: FieldControl) => ReactNode }) {
  const errors = useFieldErrors(name);
  const id = useFieldId(name);
  const invalid = Boolean(errors?.length);
  return (
    <div
      data-field={name.replace(/\[\]$/, '')}
      data-field-invalid={invalid || undefined}
      className={clsx('min-w-0', className)}
    >
      <FieldFrame id={id} label={label} hint={hint} errors={errors} optional={!required} hideLabel={hideLabel}>
        {children({
          id,
          name,
          required,
          'aria-invalid': invalid || undefined,
          'aria-describedby': describedBy(id, hint, errors),
        })}
      </FieldFrame>
    </div>
  );
}
