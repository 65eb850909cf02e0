'use client';

import clsx from 'clsx';
import { useRouter } from 'next/navigation';
import { useEffect, useId, useLayoutEffect, useRef, useState, type ReactNode } from 'react';
import { announce } from '@/components/ui/announce';
import { Button, type ButtonVariant } from '@/components/ui/button';
import { FormFieldsContext } from './field-errors';
import { HiddenFields, type Hidden } from './hidden-fields';
import { RefusalNotice } from './refusal-notice';
import { useCommand } from './use-command';
import { useUnsent } from './use-unsent';

export type CommandFormProps = {
  /** The workspace's slug. */
  workspace: string;
  /** A name of lib/commands/registry. */
  command: string;
  /** Fields nobody types: `{ useCase: 'SALES-12', version: 4 }`. Empty ones are not sent. */
  hidden?: Hidden;
  submitLabel: string;
  submitVariant?: ButtonVariant;
  /** Further buttons beside the submit button, such as Cancel. A submit button with name and value is sent along. */
  actions?: ReactNode;
  /** After success: keep the form as it is, empty it for the next entry, or go to `redirectTo`. */
  onDone?: 'stay' | 'reset' | 'redirect';
  /** `{name}` stands for a field of what the command answers: `/w/acme/use-cases/{key}`. */
  redirectTo?: string;
  /** Said after success; an empty text says nothing. */
  doneMessage?: string;
  /** Called after success, by client components around the form. */
  afterDone?: (value: unknown) => void;
  /** Keeps what is typed under this name until it is sent, over reloads: `edit-SALES-12`. */
  draftKey?: string;
  /** Asks before the tab is closed over unsent input; on by default where there is no draft. */
  guard?: boolean;
  /** Address of the use case, so that the reasons of a refusal link to their tabs. */
  base?: string;
  /** Space between the fields. */
  gap?: 'sm' | 'md' | 'lg';
  /** Keeps the submit button in sight at the lower edge of a long form. */
  stickyActions?: boolean;
  className?: string;
  children?: ReactNode;
};

const gaps = { sm: 'space-y-3', md: 'space-y-4', lg: 'space-y-6' };

/** A form around one command. Fields are named as the command's schema has them; use `TextField` and its kin inside. */
export function CommandForm(props: CommandFormProps) {
  const { workspace, command, hidden = {}, submitLabel, submitVariant = 'primary', actions, children } = props;
  const { onDone = 'stay', redirectTo, doneMessage = 'Saved', afterDone, draftKey, base, gap = 'md' } = props;
  const router = useRouter();
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const notice = useRef<HTMLDivElement>(null);
  const unsent = useUnsent(form, { draftKey, guard: props.guard ?? !draftKey });
  const [cleared, setCleared] = useState<string[]>([]);

  const { state, action, submit, pending } = useCommand((value) => {
    unsent.settle();
    if (doneMessage) announce(doneMessage);
    if (onDone === 'reset') form.current?.reset();
    if (onDone === 'redirect' && redirectTo) router.push(fill(redirectTo, value));
    afterDone?.(value);
  });

  const refusal = state.status === 'refused' ? state.refusal : undefined;
  const fields = refusal?.fields ?? {};
  const errors = Object.fromEntries(Object.entries(fields).filter(([name]) => !cleared.includes(name)));
  const [placed, setPlaced] = useState<string[]>([]);

  // Only the page itself knows which fields it shows; an error without a field must still be read.
  useLayoutEffect(() => {
    if (!refusal || !form.current) return;
    setCleared([]);
    const shown = new Set([...form.current.querySelectorAll<HTMLElement>('[data-field]')].map((e) => e.dataset.field));
    setPlaced(Object.keys(refusal.fields ?? {}).filter((name) => shown.has(name)));
  }, [refusal]);

  useEffect(() => {
    if (!refusal) return;
    const wrong = form.current?.querySelector('[data-field-invalid]');
    const target = wrong?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea') ?? notice.current;
    target?.focus({ preventScroll: true });
    (wrong ?? notice.current)?.scrollIntoView({ block: 'center' });
  }, [refusal]);

  const unplaced = Object.entries(fields).flatMap(([name, messages]) => (placed.includes(name) ? [] : messages));
  const wrongNow = placed.filter((name) => !cleared.includes(name)).length;
  const showNotice = refusal && (refusal.kind !== 'invalid' || !refusal.fields || unplaced.length > 0 || wrongNow > 0);

  return (
    <form
      ref={form}
      id={id}
      action={action}
      noValidate
      aria-busy={pending || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        const { submitter } = event.nativeEvent as SubmitEvent;
        submit(event.currentTarget, new FormData(event.currentTarget, submitter));
      }}
      onInput={(event) => {
        unsent.note();
        // A field that is being mended is no longer called wrong; the next submission judges anew.
        const name = (event.target as HTMLInputElement).name?.replace(/\[\]$/, '');
        if (name && errors[name]) setCleared((names) => [...names, name]);
      }}
      className={clsx(gaps[gap], props.className)}
    >
      <HiddenFields workspace={workspace} command={command} fields={hidden} />
      {unsent.restored === 'nothing' ? null : (
        <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-muted" role="status">
          {unsent.restored === 'restored' ? (
            'What you had typed before is back.'
          ) : (
            <>
              This tab holds something that you typed before it was changed elsewhere.
              <button
                type="button"
                className="font-medium text-accent-ink underline underline-offset-2"
                onClick={unsent.bringBack}
              >
                Bring it back
              </button>
            </>
          )}
          <button
            type="button"
            className="font-medium text-accent-ink underline underline-offset-2"
            onClick={() => {
              const isBack = unsent.restored === 'restored';
              unsent.settle();
              if (!isBack) return;
              form.current?.reset();
              // Whoever watches over the fields learns of it as of any other change.
              form.current?.dispatchEvent(new Event('input', { bubbles: true }));
            }}
          >
            Discard it
          </button>
        </p>
      )}
      <FormFieldsContext value={{ id, errors }}>{children}</FormFieldsContext>
      {showNotice ? (
        <RefusalNotice ref={notice} refusal={refusal} unplaced={unplaced} placed={wrongNow} base={base} />
      ) : null}
      <div
        className={clsx(
          'flex flex-wrap items-center gap-2',
          props.stickyActions && 'sticky bottom-0 -mx-1 border-t border-line bg-canvas/95 px-1 py-3 backdrop-blur-sm',
        )}
      >
        <Button type="submit" variant={submitVariant} pending={pending}>
          {submitLabel}
        </Button>
        {actions}
      </div>
    </form>
  );
}

function fill(address: string, value: unknown): string {
  const fields = (value ?? {}) as Record<string, unknown>;
  return address.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fields[name] ?? '')));
}
