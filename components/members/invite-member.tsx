import { SelectField } from '@/components/forms/select-field';
import { TextField } from '@/components/forms/text-field';
import { Icon } from '@/components/ui/icon';
import { LinkDialog } from './link-dialog';
import { roleOptions } from './member-actions';

/** Adds somebody to the workspace by a one-time link. */
export function InviteMember({ workspace }: { workspace: string }) {
  return (
    <LinkDialog
      workspace={workspace}
      command="invite-member"
      trigger="Invite somebody"
      variant="primary"
      icon={<Icon name="plus" size={14} />}
      title="Invite somebody"
      description="You get a link for them to choose a password with. To somebody who has an account here already it goes by mail alone."
      submitLabel="Invite"
    >
      <TextField name="name" label="Name" maxLength={120} />
      <TextField name="email" label="E-mail address" type="email" />
      <TextField name="jobTitle" label="Job title" required={false} maxLength={120} />
      <SelectField
        name="role"
        label="Role"
        options={roleOptions}
        defaultValue="contributor"
        hint="Admins manage members and settings. Architects work on every use case, contributors on their own, viewers read. Owner roles come on top, use case by use case."
      />
    </LinkDialog>
  );
}
