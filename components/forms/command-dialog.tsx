'use client';

import { useState, type ReactNode } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { CommandForm, type CommandFormProps } from './command-form';

type Asked = Omit<CommandFormProps, 'actions' | 'onDone' | 'stickyActions' | 'className'> & {
  title: string;
  description?: ReactNode;
  width?: 'sm' | 'md' | 'lg';
};

type Props = Omit<Asked, 'submitLabel'> & {
  /** On the button that opens the dialog. */
  trigger: ReactNode;
  triggerVariant?: ButtonVariant;
  triggerSize?: ButtonSize;
  triggerIcon?: ReactNode;
  triggerSquare?: boolean;
  /** For a button whose words need more to be understood out of their row. */
  triggerLabel?: string;
  disabled?: boolean;
  /** What happens, in the words of the trigger if not said otherwise. */
  submitLabel?: string;
};

/**
 * A button that asks for something before its command is sent: a reason, a date, a confirmation. Closing keeps what was
 * typed; success closes, empties it and says so.
 */
export function CommandDialog(props: Props) {
  const { trigger, triggerVariant, triggerSize, triggerIcon, triggerSquare, triggerLabel, disabled, ...asked } = props;
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
        <AskedDialog
          {...asked}
          submitLabel={asked.submitLabel ?? (typeof trigger === 'string' ? trigger : asked.title)}
          open={open}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}

/** The same without its button, for whoever has one of their own. */
export function AskedDialog({ open, onClose, ...asked }: Asked & { open: boolean; onClose: () => void }) {
  const { title, description, width, redirectTo, afterDone, children, ...form } = asked;
  return (
    <Dialog open={open} onClose={onClose} title={title} description={description} width={width}>
      <CommandForm
        {...form}
        guard={form.guard ?? false}
        onDone={redirectTo ? 'redirect' : 'reset'}
        redirectTo={redirectTo}
        afterDone={(value) => {
          onClose();
          afterDone?.(value);
        }}
        actions={
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        }
      >
        {children}
      </CommandForm>
    </Dialog>
  );
}
