'use client';

import { CommandDialog } from '@/components/forms/command-dialog';
import { SelectField } from '@/components/forms/select-field';
import { DeputyLine } from '@/components/members/deputy-line';
import { PersonName } from '@/components/ui/avatar';
import { Card } from '@/components/ui/card';
import { Time } from '@/components/ui/time';
import type { Place } from '@/components/use-case-tab/place';
import { ownerRoleLabels, type OwnerRole, type Person } from '@/lib/domain/access/actor';
import type { Deputy } from '@/lib/domain/use-case/facts';

type Props = {
  /** See lib/queries/overview-cards.ts. */
  owners: {
    roles: {
      role: OwnerRole;
      holder: Person | null;
      since: Date | string | null;
      deputy: Deputy | null;
      mayAssign: boolean;
    }[];
    former: { role: OwnerRole; name: string; since: Date | string; until: Date | string }[];
    /** Why not every role may be given. */
    cannot: string | null;
  };
  members: Person[];
  useCase: string;
  version: number;
  place: Place;
};

/** Who holds the four roles, since when, and who held them before. */
export function OwnersCard({ owners: { roles, former, cannot }, members, useCase, version, place }: Props) {
  const people = members.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Card id="owners" title="Owners">
      <ul className="divide-y divide-line">
        {roles.map(({ role, holder, since, deputy, mayAssign }) => (
          <li key={role} className="flex items-center justify-between gap-3 py-2 first:pt-0 last:pb-0">
            <div className="min-w-0">
              <p className="text-sm text-ink-subtle">{ownerRoleLabels[role]}</p>
              <PersonName name={holder?.name} />
              {since ? (
                <span className="ml-2 text-sm text-ink-subtle">
                  since <Time at={since} look="day" />
                </span>
              ) : null}
              {deputy ? <DeputyLine deputy={deputy} /> : null}
            </div>
            {mayAssign ? (
              <CommandDialog
                {...place}
                command="assign-owner"
                hidden={{ useCase, version, role }}
                trigger={holder ? 'Change' : 'Assign'}
                triggerSize="sm"
                triggerVariant={holder ? 'quiet' : 'secondary'}
                triggerLabel={`${holder ? 'Change' : 'Assign'} the ${ownerRoleLabels[role].toLowerCase()}`}
                title={ownerRoleLabels[role]}
                description={duties[role]}
                submitLabel="Save"
                doneMessage={`${ownerRoleLabels[role]} saved`}
                width="sm"
              >
                <SelectField
                  name="member"
                  label="Person"
                  required={false}
                  placeholder="Nobody"
                  defaultValue={holder?.id}
                  options={people}
                />
              </CommandDialog>
            ) : null}
          </li>
        ))}
      </ul>
      {cannot ? <p className="mt-3 text-sm text-ink-subtle">{cannot}</p> : null}
      {former.length > 0 ? (
        <details className="mt-3 border-t border-line pt-3 text-sm">
          <summary className="cursor-pointer font-medium text-ink-muted">Before ({former.length})</summary>
          <ul className="mt-2 space-y-1.5 text-ink-muted">
            {former.map(({ role, name, since, until }, index) => (
              <li key={index}>
                {ownerRoleLabels[role]} {name}, <Time at={since} look="day" /> to <Time at={until} look="day" />
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </Card>
  );
}

const duties: Record<OwnerRole, string> = {
  business: 'Approves POC and pilot, signs the go-live, and answers for the value.',
  technical: 'Answers for tools and systems, and signs that they are ready.',
  security: 'Confirms the security evidence, and signs that it is safe.',
  'data-governance': 'Confirms that it sees only the data it needs, and signs that.',
};
