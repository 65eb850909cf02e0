'use client';

import { startTransition, useActionState, useEffect, useId, useRef, type ReactNode } from 'react';
import { RefusalNotice } from '@/components/forms/refusal-notice';
import { Button } from '@/components/ui/button';
import { describedBy, FieldFrame } from '@/components/ui/field-frame';
import { Notice } from '@/components/ui/notice';
import { Select, type Option } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { IdentityFormState } from '@/lib/domain/access/identity-form';

export type IdentityField = {
  name: string;
  label: string;
  hint?: ReactNode;
  type?: 'text' | 'email' | 'password';
  autoComplete?: string;
  /** A list instead of a line of text. */
  options?: readonly Option[];
  defaultValue?: string;
};

type Props = {
  action: (previous: IdentityFormState, form: FormData) => Promise<IdentityFormState>;
  fields: IdentityField[];
  hidden?: Record<string, string>;
  submitLabel: string;
  /** What to say before anything was submitted, such as that one has been signed out. */
  before?: ReactNode;
  /** Hides the fields once it is done: there is nothing more to do here. */
  once?: boolean;
};

/** A form before any workspace, or about oneself. Works before JavaScript has loaded. */
export function IdentityForm({ action, fields, hidden = {}, submitLabel, before, once = false }: Props) {
  const id = useId();
  const [state, submit, pending] = useActionState(action, { status: 'idle' });
  const form = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const sent = useRef(new FormData());
  const refusal = state.status === 'refused' ? state.refusal : undefined;
  const errors = refusal?.fields ?? {};
  const values = state.status === 'refused' ? state.values : {};

  useEffect(() => {
    if (state.status === 'idle') return;
    if (state.status === 'done') form.current?.reset();
    // A refused password is typed anew, unless somebody has begun to.
    for (const password of form.current?.querySelectorAll<HTMLInputElement>('input[type=password]') ?? []) {
      if (password.value === sent.current.get(password.name)) password.value = '';
    }
    const wrong = form.current?.querySelector<HTMLElement>('[aria-invalid=true]');
    (wrong ?? notice.current)?.focus();
  }, [state]);

  if (state.status === 'done' && once) {
    return (
      <Notice ref={notice} tabIndex={-1} role="status" tone="positive" title="Done">
        <p>{state.message}</p>
      </Notice>
    );
  }
  return (
    <form
      ref={form}
      action={submit}
      noValidate
      className="space-y-4"
      onSubmit={(event) => {
        // What React does itself, except that it would empty the form afterwards, over what is typed meanwhile.
        event.preventDefault();
        const data = new FormData(event.currentTarget);
        sent.current = data;
        startTransition(() => submit(data));
      }}
    >
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {state.status === 'idle' ? before : null}
      {refusal ? (
        <RefusalNotice ref={notice} refusal={refusal} placed={fields.filter(({ name }) => errors[name]).length} />
      ) : null}
      {state.status === 'done' ? (
        <Notice ref={notice} tabIndex={-1} role="status" tone="positive" title={state.message} />
      ) : null}
      {fields.map((field) => (
        <Line key={field.name} id={`${id}-${field.name}`} field={field} value={values[field.name]} errors={errors} />
      ))}
      <Button type="submit" variant="primary" pending={pending} className="w-full">
        {submitLabel}
      </Button>
    </form>
  );
}

type LineProps = { id: string; field: IdentityField; value: string | undefined; errors: Record<string, string[]> };

function Line({ id, field, value, errors }: LineProps) {
  const { name, label, hint, type = 'text', autoComplete, options, defaultValue } = field;
  const wrong = errors[name];
  const control = {
    id,
    name,
    required: true,
    'aria-invalid': wrong ? (true as const) : undefined,
    'aria-describedby': describedBy(id, hint, wrong),
    defaultValue: value ?? defaultValue ?? '',
  };
  return (
    <FieldFrame id={id} label={label} hint={hint} errors={wrong}>
      {options ? (
        // Drawn anew, because React does not give a select back its default when it resets a form.
        <Select key={control.defaultValue} {...control} options={options} />
      ) : (
        <TextInput {...control} type={type} autoComplete={autoComplete} spellCheck={false} autoCapitalize="none" />
      )}
    </FieldFrame>
  );
}
