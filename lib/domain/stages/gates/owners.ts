import { ownerRoleLabels, type OwnerRole } from '@/lib/domain/access/actor';
import { editorOf } from '@/lib/domain/who';
import type { Requirement } from './requirement';

/** The roles that must be held, one reason per role that nobody holds. */
export const ownersAssigned = (roles: readonly OwnerRole[], label: string): Requirement => ({
  id: 'owners',
  label,
  tab: 'overview',
  check: (facts) =>
    roles
      .filter((role) => !facts.owners[role])
      .map((role) => ({
        code: `owner-${role}`,
        message: `No ${ownerRoleLabels[role].toLowerCase()} is assigned.`,
        remedy: `Assign a ${ownerRoleLabels[role].toLowerCase()}.`,
        by: editorOf(facts),
        tab: 'overview' as const,
      })),
});
