import { CommandDialog } from '@/components/forms/command-dialog';
import { TextField } from '@/components/forms/text-field';
import { tokenWords, type TokenPurpose } from '@/lib/domain/servers/tokens';

type Props = { workspace: string; server: string; purpose: TokenPurpose; isSet: boolean };

/** Sets a token of the server, or replaces it. Nobody is shown it again. */
export function SetTokenDialog({ workspace, server, purpose, isSet }: Props) {
  const { told, use, never } = tokenWords[purpose];
  const set = isSet ? 'Replace' : 'Set';
  return (
    <CommandDialog
      workspace={workspace}
      command="set-server-token"
      hidden={{ server, purpose }}
      trigger={set}
      triggerLabel={`${set} the token ${told}`}
      triggerSize="sm"
      title={`Token ${told}`}
      description={`${use} ${never} It is kept sealed, goes nowhere else, and is never shown again.`}
      width="sm"
      submitLabel="Save token"
      doneMessage="Token saved"
    >
      <TextField name="token" label="Bearer token" type="password" mono maxLength={16_000} />
    </CommandDialog>
  );
}

/** Nobody has it any more: it is asked for once more, with what follows. */
export function RemoveTokenDialog({ workspace, server, purpose }: Omit<Props, 'isSet'>) {
  const { told, gone } = tokenWords[purpose];
  return (
    <CommandDialog
      workspace={workspace}
      command="remove-server-token"
      hidden={{ server, purpose }}
      trigger="Remove"
      triggerLabel={`Remove the token ${told}`}
      triggerVariant="quiet"
      triggerSize="sm"
      title={`Remove the token ${told}?`}
      description={`${gone} A token cannot be brought back, only set anew.`}
      width="sm"
      submitLabel="Remove token"
      submitVariant="danger"
      doneMessage="Token removed"
    />
  );
}
