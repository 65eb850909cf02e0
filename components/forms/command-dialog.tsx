'use client';

import { useState, type ReactNode } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { CommandForm, type CommandFormProps } from './command-form';

type Props = Omit<CommandFormProps, 'actions' | 'onDone' | 'stickyActions' | 'className' | 'submitLabel'> & {
  /** On the button that opens the dialog. */
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  triggerIcon?: ReactNode;
  triggerSquare?: boolean;
  /** For a button whose words need more to be understood out of their row. */
  triggerLabel?: string;
  disabled?: boolean;
  title: string;
  description?: ReactNode;
  width?: 'sm' | 'md' | 'lg';
  /** What happens, in the words of the trigger if not said otherwise. */
  submitLabel?: string;
};

/**
 * A button that asks for something before its command is sent: a reason, a date, a confirmation. Closing keeps what was
 * typed; success closes, empties it and says so.
 */
export function CommandDialog(props: Props) {
  const { trigger, triggerVariant, triggerSize, triggerIcon, triggerSquare, triggerLabel, disabled, ...rest } = props;
  const { title, description, width, submitLabel, redirectTo, afterDone, children, ...form } = rest;
  const [open, setOpen] = useState(false);
  // Drawn from the first opening on: a page may hold a hundred of these.
  const [drawn, setDrawn] = useState(false);

  return (
    <>
      <Button
        variant={triggerVariant}
        size={triggerSize}
        icon={triggerIcon}
        square={triggerSquare}
        aria-label={triggerLabel}
        aria-haspopup="dialog"
        disabled={disabled}
        onClick={() => {
          setDrawn(true);
          setOpen(true);
        }}
      >
        {trigger}
      </Button>
      {drawn ? (
        <Dialog open={open} onClose={() => setOpen(false)} title={title} description={description} width={width}>
          <CommandForm
            {...form}
            guard={form.guard ?? false}
            submitLabel={submitLabel ?? (typeof trigger === 'string' ? trigger : title)}
            onDone={redirectTo ? 'redirect' : 'reset'}
            redirectTo={redirectTo}
            afterDone={(value) => {
              setOpen(false);
              afterDone?.(value);
            }}
            actions={
              <Button variant="quiet" onClick={() => setOpen(false)}>
                Cancel
              </Button>
            }
          >
            {children}
          </CommandForm>
        </Dialog>
      ) : null}
    </>
  );
}
