'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-text';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';

/** Makes a token for machines, and then shows it, once, in the same dialog. */
export function MakeMachineToken({ workspace }: { workspace: string }) {
  const [open, setOpen] = useState(false);
  const [token, setToken] = useState<string | null>(null);

  function close() {
    setOpen(false);
    setToken(null);
  }

  return (
    <>
      <Button variant="primary" icon={<Icon name="plus" />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Make token
      </Button>
      {open ? (
        <Dialog open onClose={close} title={token ? 'The token' : 'Token for machines'} width="sm">
          {token ? (
            <div className="space-y-4">
              <p>Whoever has it may ask whether a tool may be called, and nothing else. It is shown only now.</p>
              <CopyText text={token} label="Token" />
              <Button variant="quiet" onClick={close}>
                Close
              </Button>
            </div>
          ) : (
            <CommandForm
              workspace={workspace}
              command="make-machine-token"
              guard={false}
              doneMessage=""
              submitLabel="Make token"
              afterDone={(value) => setToken((value as { token: string }).token)}
              actions={
                <Button variant="quiet" onClick={close}>
                  Cancel
                </Button>
              }
            >
              <TextField name="name" label="What it is for" placeholder="API gateway, Frankfurt" maxLength={80} />
            </CommandForm>
          )}
        </Dialog>
      ) : null}
    </>
  );
}
