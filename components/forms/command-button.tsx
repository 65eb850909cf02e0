'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, type ReactNode } from 'react';
import { announce } from '@/components/ui/announce';
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button';
import { HiddenFields, type Hidden } from './hidden-fields';
import { RefusalNotice } from './refusal-notice';
import { useCommand } from './use-command';

type Props = {
  workspace: string;
  command: string;
  hidden?: Hidden;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Said after success. */
  doneMessage?: string;
  /** `{name}` stands for a field of what the command answers. */
  redirectTo?: string;
  base?: string;
  /** For a button whose words need more to be understood out of their row: "Confirm ID-1". */
  ariaLabel?: string;
  square?: boolean;
  children: ReactNode;
};

/** A command that needs nothing typed: "Confirm", "Agree". A refusal appears under the button with all its reasons. */
export function CommandButton(props: Props) {
  const {
    workspace,
    command,
    hidden = {},
    doneMessage = 'Done',
    redirectTo,
    base,
    ariaLabel,
    children,
    ...look
  } = props;
  const router = useRouter();
  const notice = useRef<HTMLDivElement>(null);
  const { state, action, submit, pending } = useCommand((value) => {
    if (doneMessage) announce(doneMessage);
    if (redirectTo) {
      const fields = (value ?? {}) as Record<string, unknown>;
      router.push(
        redirectTo.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(fields[name] ?? ''))),
      );
    }
  });
  const refusal = state.status === 'refused' ? state.refusal : undefined;
  useEffect(() => {
    if (refusal) notice.current?.focus();
  }, [refusal]);

  return (
    <form
      action={action}
      onSubmit={(event) => {
        event.preventDefault();
        submit(event.currentTarget, new FormData(event.currentTarget));
      }}
      className="inline-flex max-w-full flex-col items-start gap-2"
    >
      <HiddenFields workspace={workspace} command={command} fields={hidden} />
      <Button type="submit" pending={pending} aria-label={ariaLabel} {...look}>
        {children}
      </Button>
      {refusal ? <RefusalNotice ref={notice} refusal={refusal} base={base} /> : null}
    </form>
  );
}
