'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { describedBy } from '@/components/ui/field-frame';
import { FieldError } from '@/components/ui/field-error';
import type { FieldProps } from './field';
import { useFieldErrors, useFieldId } from './field-errors';
import { useFreshDefault } from './use-fresh-default';

type Props = Omit<FieldProps, 'required' | 'hideLabel'> & { defaultChecked?: boolean };

/** Yes or no; sends `on` when ticked and nothing when not. */
export function CheckboxField({ name, label, hint, defaultChecked = false, className }: Props) {
  const errors = useFieldErrors(name);
  const id = useFieldId(name);
  const box = useFreshDefault<HTMLInputElement>(defaultChecked, (element) => {
    element.checked = defaultChecked;
  });
  return (
    <div data-field={name} data-field-invalid={errors?.length ? true : undefined} className={className}>
      <Checkbox
        ref={box}
        id={id}
        name={name}
        label={label}
        hint={hint}
        defaultChecked={defaultChecked}
        aria-invalid={errors?.length ? true : undefined}
        aria-describedby={describedBy(id, undefined, errors)}
      />
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  );
}
