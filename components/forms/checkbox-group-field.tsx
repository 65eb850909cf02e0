'use client';

import clsx from 'clsx';
import { Checkbox } from '@/components/ui/checkbox';
import { describedBy } from '@/components/ui/field-frame';
import { FieldError } from '@/components/ui/field-error';
import type { RadioOption } from '@/components/ui/radio-group';
import type { FieldProps } from './field';
import { useFieldErrors, useFieldId } from './field-errors';

type Props = FieldProps & {
  options: readonly RadioOption[];
  defaultValue?: readonly string[];
  look?: 'list' | 'row' | 'columns';
};

/** Any number of a few. Its name ends in `[]`; the empty value sent along says "none" where nothing is ticked. */
export function CheckboxGroupField(props: Props) {
  const { name, label, hint, required = true, hideLabel, options, defaultValue = [], look = 'list', className } = props;
  const errors = useFieldErrors(name);
  const id = useFieldId(name);
  return (
    <fieldset
      data-field={name.replace(/\[\]$/, '')}
      data-field-invalid={errors?.length ? true : undefined}
      aria-describedby={describedBy(id, hint, errors)}
      className={clsx('min-w-0 space-y-1.5', className)}
    >
      <legend className={clsx('mb-1 flex w-full items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
        <span className="text-sm font-medium">{label}</span>
        {required ? null : <span className="text-xs font-normal text-ink-subtle">Optional</span>}
      </legend>
      {hint ? (
        <p id={`${id}-hint`} className="max-w-prose text-sm text-ink-subtle">
          {hint}
        </p>
      ) : null}
      <input type="hidden" name={name} value="" />
      <div
        className={clsx(
          look === 'list' && 'space-y-2',
          look === 'row' && 'flex flex-wrap gap-x-5 gap-y-2',
          look === 'columns' && 'grid gap-x-5 gap-y-2 sm:grid-cols-2 lg:grid-cols-3',
        )}
      >
        {options.map((option) => (
          <Checkbox
            key={option.value}
            name={name}
            value={option.value}
            label={option.label}
            hint={option.hint}
            disabled={option.disabled}
            defaultChecked={defaultValue.includes(option.value)}
          />
        ))}
      </div>
      <FieldError id={`${id}-error`} errors={errors} />
    </fieldset>
  );
}
