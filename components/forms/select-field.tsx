'use client';

import { Select, type Option } from '@/components/ui/select';
import { Field, type FieldProps } from './field';
import { useFreshDefault } from './use-fresh-default';

type Props = FieldProps & {
  options: readonly Option[];
  defaultValue?: string | null;
  /** The empty first choice. Without it the first option is chosen from the start. */
  placeholder?: string;
};

/** One of a known list. */
export function SelectField({ options, defaultValue, placeholder, ...field }: Props) {
  const value = defaultValue ?? '';
  const select = useFreshDefault<HTMLSelectElement>(value, (element) => {
    element.value = value;
  });
  return (
    <Field {...field}>
      {(control) => (
        <Select
          {...control}
          ref={select}
          options={options}
          defaultValue={defaultValue ?? undefined}
          placeholder={placeholder ?? (field.required === false ? 'None' : undefined)}
        />
      )}
    </Field>
  );
}
