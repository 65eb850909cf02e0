'use client';

import { useState } from 'react';
import { CommandForm } from '@/components/forms/command-form';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Icon, type IconName } from '@/components/ui/icon';
import { Menu, MenuButton, MenuLabel, MenuLine } from '@/components/ui/menu';
import { ReasonList } from '@/components/ui/reason-list';
import type { Reason } from '@/lib/domain/result';
import type { MoveKind } from '@/lib/domain/stages/moves';

/** `unmet`: what its gate still wants. */
export type OtherMove = { to: string; label: string; kind: MoveKind; unmet: Reason[] };

type Props = { workspace: string; useCase: string; version: number; moves: OtherMove[]; base: string };

const icons: Record<MoveKind, IconName> = {
  forward: 'arrowRight',
  resume: 'play',
  back: 'undo',
  park: 'pause',
  reject: 'ban',
  retire: 'archive',
  suspend: 'alert',
};

const words = ({ kind, label }: OtherMove): string =>
  ({
    forward: `Move to ${label}`,
    resume: `Take up again in ${label}`,
    back: `Move back to ${label}`,
    park: 'Park',
    reject: 'Reject',
    retire: 'Retire',
    suspend: `Suspend to ${label}`,
  })[kind];

const meanings: Record<MoveKind, string> = {
  forward: '',
  resume: '',
  back: 'Signatures for the stages after it become history and are asked for again.',
  park: 'It keeps all it has, and returns to the stage it leaves.',
  reject: 'It leaves the track. It can be taken up again, from the beginning.',
  retire: 'It leaves production for good. Nothing of it is deleted.',
  suspend: '',
};

/** The moves that need a reason: back, parking, rejecting, and retiring through its gate. */
export function MoveMenu({ workspace, useCase, version, moves, base }: Props) {
  const [chosen, setChosen] = useState<OtherMove | null>(null);
  const [open, setOpen] = useState(false);
  const back = moves.filter(({ kind }) => kind === 'back');
  const aside = moves.filter(({ kind }) => kind !== 'back');
  const entry = (move: OtherMove) => (
    <MenuButton
      key={move.to}
      icon={<Icon name={icons[move.kind]} size={14} />}
      danger={move.kind === 'reject' || move.kind === 'retire'}
      onClick={() => {
        setChosen(move);
        setOpen(true);
      }}
    >
      {words(move)}…
    </MenuButton>
  );
  return (
    <>
      <Menu trigger={<Icon name="more" />} ariaLabel="Other moves" square align="end">
        {back.length > 0 ? <MenuLabel>Back</MenuLabel> : null}
        {back.map(entry)}
        {back.length > 0 && aside.length > 0 ? <MenuLine /> : null}
        {aside.map(entry)}
      </Menu>
      {chosen ? (
        <Dialog
          open={open}
          onClose={() => setOpen(false)}
          title={words(chosen)}
          description={meanings[chosen.kind]}
          width="sm"
        >
          {chosen.unmet.length > 0 ? (
            <NotYet reasons={chosen.unmet} base={base} onClose={() => setOpen(false)} />
          ) : (
            <CommandForm
              key={chosen.to}
              workspace={workspace}
              command="move-stage"
              hidden={{ useCase, version, to: chosen.to }}
              submitLabel={words(chosen)}
              submitVariant={chosen.kind === 'reject' || chosen.kind === 'retire' ? 'danger' : 'primary'}
              doneMessage={`Moved to ${chosen.label}`}
              afterDone={() => setOpen(false)}
              onDone="reset"
              guard={false}
              base={base}
              actions={
                <Button variant="quiet" onClick={() => setOpen(false)}>
                  Cancel
                </Button>
              }
            >
              <TextAreaField name="reason" label="Reason" hint="It stays in the history." rows={3} />
            </CommandForm>
          )}
        </Dialog>
      ) : null}
    </>
  );
}

/** In place of the form of a move whose gate is shut: what it still wants. */
function NotYet({ reasons, base, onClose }: { reasons: Reason[]; base: string; onClose: () => void }) {
  return (
    <div className="space-y-4">
      <p className="font-medium">
        {reasons.length === 1 ? 'One thing is' : `${reasons.length} things are`} to be seen to first:
      </p>
      <ReasonList reasons={reasons} base={base} />
      <Button onClick={onClose}>Close</Button>
    </div>
  );
}
