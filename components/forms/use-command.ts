'use client';

import { useActionState, useRef, useState, useTransition } from 'react';
import { submitCommand } from '@/lib/actions/submit';
import type { FormState } from '@/lib/domain/form-state';
import type { Refusal } from '@/lib/domain/result';
import { keepFocus } from './keep-focus';
import { sendFiles } from './send-files';

const idle: FormState = { status: 'idle' };

const unreachable: Refusal = {
  kind: 'unmet',
  message: 'The server did not answer.',
  reasons: [
    {
      code: 'unreachable',
      message: 'It may not have been saved; what you entered is still here.',
      remedy: 'Check the connection and try again. A file may also be too large: 10 MB is the most.',
    },
  ],
};

/**
 * One command and what became of it. `action` is for a form before JavaScript has loaded; `submit` is what React would do
 * itself, except that it does not empty the form, since what was typed must survive a refusal. The form says which command
 * by its `HiddenFields`.
 */
export function useCommand(onDone?: (value: unknown) => void) {
  const [served, action] = useActionState(submitCommand, idle);
  const [state, setState] = useState<FormState | null>(null);
  const [pending, startTransition] = useTransition();
  const busy = useRef(false);

  function submit(form: HTMLFormElement, data: FormData) {
    // A second press within the same frame, before `pending` is drawn, must not send twice.
    if (busy.current) return;
    busy.current = true;
    const restoreFocus = keepFocus(form);
    startTransition(async () => {
      let next: FormState;
      try {
        const refusal = await sendFiles(data);
        next = refusal ? { status: 'refused', refusal } : await submitCommand(idle, data);
      } catch {
        next = { status: 'refused', refusal: unreachable };
      }
      busy.current = false;
      startTransition(() => {
        setState(next);
        if (next.status === 'done') onDone?.(next.value);
      });
      if (next.status === 'done') restoreFocus();
    });
  }

  return { state: state ?? served, setState, action, submit, pending };
}
