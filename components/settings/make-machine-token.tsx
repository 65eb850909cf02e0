'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { RadioField } from '@/components/forms/radio-field';
import { TextField } from '@/components/forms/text-field';
import { Button } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-text';
import { Dialog } from '@/components/ui/dialog';
import { Icon } from '@/components/ui/icon';
import { machineRightLabels, machineRights, machineRightWords, type MachineRight } from '@/lib/domain/servers/machine';

type Made = { token: string; may: MachineRight };

const rights = machineRights.map((value) => ({
  value,
  label: machineRightLabels[value],
  hint: `Its holder may ${machineRightWords[value]}.`,
}));

/** Makes a token for machines, and then shows it, once, in the same dialog. */
export function MakeMachineToken({ workspace }: { workspace: string }) {
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);

  function close() {
    setOpen(false);
    setMade(null);
  }

  return (
    <>
      <Button variant="primary" icon={<Icon name="plus" />} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Make token
      </Button>
      {open ? (
        <Dialog open onClose={close} title={made ? 'The token' : 'Token for machines'} width="sm">
          {made ? (
            <div className="space-y-4">
              <p>Whoever has it may {machineRightWords[made.may]}, and nothing else. It is shown only now.</p>
              <CopyText text={made.token} label="Token" />
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
              afterDone={(value) => setMade(value as Made)}
              actions={
                <Button variant="quiet" onClick={close}>
                  Cancel
                </Button>
              }
            >
              <TextField name="name" label="What it is for" placeholder="API gateway, Frankfurt" maxLength={80} />
              <RadioField name="may" label="What it may do" options={rights} defaultValue="gate" />
            </CommandForm>
          )}
        </Dialog>
      ) : null}
    </>
  );
}
