'use client';

import { createContext, use } from 'react';

type FormFields = {
  /** Begins the ids of all controls of the form. */
  id: string;
  errors: Record<string, string[]>;
};

export const FormFieldsContext = createContext<FormFields>({ id: 'field', errors: {} });

/** What the last submission found wrong with the field of this name; `systems[]` is known to the schema as `systems`. */
export function useFieldErrors(name: string): string[] | undefined {
  return use(FormFieldsContext).errors[name.replace(/\[\]$/, '')];
}

/** The id of the control of this name within its form. */
export function useFieldId(name: string): string {
  return `${use(FormFieldsContext).id}-${name.replaceAll(/[^\w-]/g, '_')}`;
}
