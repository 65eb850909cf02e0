import { CommandButton } from '@/components/forms/command-button';
import { CommandDialog } from '@/components/forms/command-dialog';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';

type Props = { workspace: string; server: string; isSet: boolean };

/** Sets the token with which the server is asked, or removes it. Nobody is shown it again. */
export function TokenDialog({ workspace, server, isSet }: Props) {
  return (
    <>
      <CommandDialog
        workspace={workspace}
        command="set-server-token"
        hidden={{ server }}
        trigger={isSet ? 'Replace token' : 'Set token'}
        triggerIcon={<Icon name="key" />}
        title={isSet ? 'Replace the token' : 'Token'}
        description="With which this server is asked. It is kept sealed, sent to this server alone, and never shown again."
        width="sm"
        submitLabel="Save token"
        doneMessage="Token saved"
      >
        <TextField name="token" label="Bearer token" type="password" mono maxLength={16_000} />
      </CommandDialog>
      {isSet ? (
        <CommandButton
          workspace={workspace}
          command="remove-server-token"
          hidden={{ server }}
          variant="quiet"
          doneMessage="Token removed"
        >
          Remove token
        </CommandButton>
      ) : null}
    </>
  );
}
