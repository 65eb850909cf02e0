'use client';

import { CommandForm } from '@/components/forms/command-form';
import { SelectField } from '@/components/forms/select-field';
import { Dialog } from '@/components/ui/dialog';
import { workspaceRoles, type WorkspaceRole } from '@/lib/domain/access/actor';
import { roleLabels } from '@/lib/domain/access/can';
import { asMyRole, openingStateOf, plainList, type SavedViews } from '@/lib/domain/use-case/saved-views';

type Props = { workspace: string; saved: SavedViews; mayShare: boolean; onClose: () => void };

/** Which view opens where an address names none: for oneself, and for whoever may choose it, by role. */
export function OpenFirst({ workspace, saved: { views, own }, mayShare, onClose }: Props) {
  const shared = views.filter((view) => view.shared);
  const opening = (role: WorkspaceRole) => shared.find(({ roles }) => roles.includes(role))?.id;
  const named = (list: typeof views) => list.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Dialog
      open
      onClose={onClose}
      title="What opens first"
      description="When “Use cases” is opened from the navigation, before anything is filtered."
      width="sm"
    >
      <div className="space-y-6">
        <CommandForm
          workspace={workspace}
          command="open-first"
          submitLabel="Save for me"
          guard={false}
          afterDone={onClose}
        >
          <SelectField
            name="view"
            label="For me"
            defaultValue={own}
            options={[
              { value: asMyRole, label: 'As for everybody of my role' },
              { value: plainList, label: 'The plain list' },
              ...named(views),
            ]}
          />
        </CommandForm>
        {mayShare && shared.length > 0 ? (
          <CommandForm
            workspace={workspace}
            command="set-opening-views"
            hidden={{ seen: openingStateOf(opening) }}
            submitLabel="Save for the roles"
            submitVariant="secondary"
            guard={false}
            afterDone={onClose}
          >
            {workspaceRoles.map((role) => (
              <SelectField
                key={role}
                name={role}
                label={`For every ${roleLabels[role].toLowerCase()} who has not chosen`}
                defaultValue={opening(role) ?? ''}
                placeholder="The plain list"
                options={named(shared)}
              />
            ))}
          </CommandForm>
        ) : null}
      </div>
    </Dialog>
  );
}
