import { CommandDialog } from '@/components/forms/command-dialog';
import { TextAreaField } from '@/components/forms/text-area-field';
import { Icon } from '@/components/ui/icon';
import type { ServerFacts } from '@/lib/domain/servers/server';

type Props = { workspace: string; server: ServerFacts; live: number };

/** Takes a server out of use, or brings it back. `live`: how many use cases in production build on it. */
export function RevokeDialog({ workspace, server, live }: Props) {
  const stops =
    live === 0
      ? 'No use case in production builds on it.'
      : `${live} ${live === 1 ? 'use case' : 'use cases'} in production would stand still.`;
  return (
    <CommandDialog
      workspace={workspace}
      command={server.revoked ? 'restore-server' : 'revoke-server'}
      hidden={{ server: server.id }}
      trigger={server.revoked ? 'Restore' : 'Revoke'}
      triggerIcon={<Icon name={server.revoked ? 'undo' : 'ban'} />}
      title={server.revoked ? `Restore ${server.name}` : `Revoke ${server.name}`}
      description={
        server.revoked
          ? 'Its tools may be called again, as far as they are approved.'
          : `From then on none of its tools may be called. ${stops}`
      }
      width="sm"
      submitLabel={server.revoked ? 'Restore' : 'Revoke'}
      submitVariant={server.revoked ? 'primary' : 'danger'}
      doneMessage={server.revoked ? 'Server restored' : 'Server revoked'}
    >
      <TextAreaField name="reason" label="Why" rows={3} maxLength={2000} />
    </CommandDialog>
  );
}
