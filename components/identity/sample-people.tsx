'use client';

import { useActionState } from 'react';
import { RefusalNotice } from '@/components/forms/refusal-notice';
import { Avatar } from '@/components/ui/avatar';
import { signInAsSamplePerson } from '@/lib/actions/sign-in';
import type { WorkspaceRole } from '@/lib/domain/access/actor';
import { roleLabels } from '@/lib/domain/access/can';

type Person = { accountId: string; name: string; jobTitle: string | null };
type Props = { roles: { role: WorkspaceRole; people: Person[] }[]; next: string };

const purposes: Record<WorkspaceRole, string> = {
  admin: 'manages members and settings',
  architect: 'registers, scores and moves use cases',
  contributor: 'works on their own use cases, signs as an owner',
  viewer: 'reads the portfolio',
};

/** The people of a sample workspace: a click signs one in. In local evaluation alone. */
export function SamplePeople({ roles, next }: Props) {
  const [state, action, pending] = useActionState(signInAsSamplePerson, { status: 'idle' });
  return (
    <form action={action} aria-busy={pending || undefined} className="space-y-5">
      <input type="hidden" name="next" value={next} />
      {state.status === 'refused' ? <RefusalNotice refusal={state.refusal} /> : null}
      {roles.map(({ role, people }) => (
        <fieldset key={role} className="min-w-0">
          <legend className="mb-2 text-sm">
            <span className="font-semibold">{roleLabels[role]}</span>{' '}
            <span className="text-ink-subtle">{purposes[role]}</span>
          </legend>
          <ul className="grid gap-2 sm:grid-cols-2">
            {people.map((person) => (
              <li key={person.accountId} className="min-w-0">
                <button
                  name="account"
                  value={person.accountId}
                  disabled={pending}
                  className="flex w-full min-w-0 items-center gap-2.5 rounded-md border border-line bg-surface px-2.5 py-2 text-left transition-colors hover:border-line-strong hover:bg-hover disabled:opacity-60"
                >
                  <Avatar name={person.name} size={28} />
                  <span className="min-w-0 leading-4">
                    <span className="block truncate text-sm font-medium">{person.name}</span>
                    <span className="block truncate text-xs text-ink-subtle">
                      {person.jobTitle ?? roleLabels[role]}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      ))}
    </form>
  );
}
