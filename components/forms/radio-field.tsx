'use client';

import clsx from 'clsx';
import { describedBy } from '@/components/ui/field-frame';
import { FieldError } from '@/components/ui/field-error';
import { RadioGroup, type RadioOption } from '@/components/ui/radio-group';
import type { FieldProps } from './field';
import { useFieldErrors, useFieldId } from './field-errors';
import { useFreshDefault } from './use-fresh-default';

type Props = FieldProps & {
  options: readonly RadioOption[];
  defaultValue?: string | null;
  look?: 'list' | 'row' | 'cards';
};

/** One of a few, all of them in sight. */
export function RadioField(props: Props) {
  const { name, label, hint, required = true, hideLabel, options, defaultValue, look, className } = props;
  const errors = useFieldErrors(name);
  const id = useFieldId(name);
  const group = useFreshDefault<HTMLDivElement>(defaultValue ?? '', (element) => {
    for (const radio of element.querySelectorAll('input')) radio.checked = radio.value === defaultValue;
  });
  return (
    <div
      ref={group}
      data-field={name}
      data-field-invalid={errors?.length ? true : undefined}
      className={clsx('min-w-0 space-y-1.5', className)}
    >
      <div className={clsx('flex items-baseline justify-between gap-2', hideLabel && 'sr-only')}>
        <span id={`${id}-label`} className="text-sm font-medium">
          {label}
        </span>
        {required ? null : <span className="text-xs text-ink-subtle">Optional</span>}
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="max-w-prose text-sm text-ink-subtle">
          {hint}
        </p>
      ) : null}
      <RadioGroup
        name={name}
        labelledBy={`${id}-label`}
        describedBy={describedBy(id, hint, errors)}
        options={options}
        defaultValue={defaultValue ?? undefined}
        required={required}
        invalid={Boolean(errors?.length)}
        look={look}
      />
      <FieldError id={`${id}-error`} errors={errors} />
    </div>
  );
}
