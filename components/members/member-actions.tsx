import { CommandDialog } from '@/components/forms/command-dialog';
import { SelectField } from '@/components/forms/select-field';
import { workspaceRoles, type OwnerRole, type Person, type WorkspaceRole } from '@/lib/domain/access/actor';
import { roleLabels } from '@/lib/domain/access/can';
import { HeldRoles } from './held-roles';
import { LinkDialog } from './link-dialog';
import { NameDeputy } from './name-deputy';

export type ManagedMember = {
  id: string;
  name: string;
  role: WorkspaceRole;
  state: 'active' | 'invited' | 'removed';
  lastAdmin: boolean;
  ownerRoles: { role: OwnerRole; count: number; keys: string[] }[];
};

export const roleOptions = workspaceRoles.map((role) => ({ value: role, label: roleLabels[role] }));

/** What an admin may do with one member. Nothing takes the workspace's last admin away. */
export function MemberActions({
  workspace,
  member,
  self,
  people,
  today,
}: {
  workspace: string;
  member: ManagedMember;
  self: boolean;
  people: Person[];
  today: string;
}) {
  const { id, name, role, state, lastAdmin, ownerRoles } = member;
  const common = { workspace, hidden: { member: id } };
  if (state === 'removed') return null;
  return (
    <div className="flex flex-wrap justify-end gap-1 max-sm:-ml-2.5 max-sm:justify-start max-sm:pt-1 2xl:flex-nowrap">
      {state === 'invited' ? (
        <LinkDialog
          {...common}
          command="renew-invitation"
          trigger="New link"
          triggerLabel={`New link for ${name}`}
          variant="quiet"
          size="sm"
          title={`New invitation link for ${name}`}
          description="The link they have stops working. The new one works once, for seven days."
          submitLabel="Make a new link"
        />
      ) : self ? null : (
        <LinkDialog
          {...common}
          command="reset-member-password"
          trigger="Reset password"
          triggerLabel={`Reset the password of ${name}`}
          variant="quiet"
          size="sm"
          title={`Reset the password of ${name}`}
          description="Makes a link with which they choose a new password; it works once, for one hour. Until then the password they have works."
          submitLabel="Make a link"
        />
      )}
      {self || ownerRoles.length === 0 ? null : <NameDeputy {...{ workspace, member, self, people, today }} />}
      {lastAdmin ? (
        <span className="self-center px-2.5 text-sm text-ink-subtle">Last admin: make another one first</span>
      ) : (
        <>
          <CommandDialog
            {...common}
            command="change-member-role"
            trigger="Change role"
            triggerLabel={`Change the role of ${name}`}
            triggerVariant="quiet"
            triggerSize="sm"
            width="sm"
            title={`Change the role of ${name}`}
            description="It holds from their next click on. Owner roles on use cases stay as they are."
            doneMessage={`The role of ${name} is changed`}
          >
            <SelectField name="role" label="Role" options={roleOptions} defaultValue={role} />
          </CommandDialog>
          <RemoveMember {...common} member={member} />
        </>
      )}
    </div>
  );
}

function RemoveMember({ member, ...common }: { workspace: string; hidden: { member: string }; member: ManagedMember }) {
  const { name, ownerRoles } = member;
  return (
    <CommandDialog
      {...common}
      command="remove-member"
      trigger="Remove"
      triggerLabel={`Remove ${name}`}
      triggerVariant="quiet"
      triggerSize="sm"
      submitLabel={`Remove ${name}`}
      submitVariant="danger"
      width="sm"
      title={`Remove ${name}?`}
      description="They are signed out of this workspace at once. Their name stays in the history, and inviting them again brings them back."
      doneMessage={`${name} is removed`}
    >
      {ownerRoles.length > 0 ? (
        <div className="space-y-1.5 rounded-lg border border-caution/40 bg-caution-soft px-3.5 py-3">
          <p className="font-medium">
            {name} holds owner roles and stays named in them until you name somebody else; nobody can sign for them
            meanwhile.
          </p>
          <HeldRoles workspace={common.workspace} held={ownerRoles} />
        </div>
      ) : null}
    </CommandDialog>
  );
}
