'use client';

import { useState, type ReactNode } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import type { Hidden } from '@/components/forms/hidden-fields';
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { IssuedLink, type Issued } from './issued-link';

type Props = {
  workspace: string;
  command: 'invite-member' | 'renew-invitation' | 'reset-member-password';
  hidden?: Hidden;
  trigger: string;
  triggerLabel?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  title: string;
  description?: ReactNode;
  submitLabel: string;
  children?: ReactNode;
};

/** A command that makes a one-time link, and then the link in the same dialog. */
export function LinkDialog(props: Props) {
  const { workspace, command, hidden, trigger, triggerLabel, variant, size, icon, title, description } = props;
  const [open, setOpen] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);

  function close() {
    setOpen(false);
    setIssued(null);
  }

  return (
    <>
      <Button
        variant={variant}
        size={size}
        icon={icon}
        aria-label={triggerLabel}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {trigger}
      </Button>
      {open ? (
        <Dialog
          open
          onClose={close}
          title={issued ? `${issued.name}: ${issued.link ? 'one-time link' : 'done'}` : title}
          description={issued ? undefined : description}
          width="sm"
        >
          {issued ? (
            <IssuedLink issued={issued} onClose={close} />
          ) : (
            <CommandForm
              workspace={workspace}
              command={command}
              hidden={hidden}
              guard={false}
              doneMessage=""
              submitLabel={props.submitLabel}
              afterDone={(value) => setIssued(value as Issued)}
              actions={
                <Button variant="quiet" onClick={close}>
                  Cancel
                </Button>
              }
            >
              {props.children}
            </CommandForm>
          )}
        </Dialog>
      ) : null}
    </>
  );
}
